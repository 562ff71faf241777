package io.github.cdksecurityhub.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String EVENT =
      """
      {"source": "aws.securityhub", "detail": {"eventName": "UpdateOrganizationConfiguration",
       "userIdentity": {"type": "AssumedRole", "sessionContext": {"arn": "role/one"}}}}
      """;

  @ParameterizedTest(name = "{1} matches: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true | {'source': ['aws.securityhub']}",
        "true | {'source': [{'prefix': 'aws.'}], 'detail': {'eventName': ['A', {'wildcard': 'Update*'}]}}",
        "false | {'source': ['aws.securityhub'], 'detail': {'eventName': ['DescribeHub']}}",
        "true | {'detail': {'errorCode': [{'exists': false}]}}",
        "false | {'detail': {'errorCode': [{'anything-but': 'X'}]}}",
        "false | {'detail': {'userIdentity': {'sessionContext': {'arn': [{'anything-but': ['role/one']}]}}}}",
        "true | {'detail': {'userIdentity': {'sessionContext': {'arn': [{'anything-but': ['role/two']}]}}}}",
      })
  void patternsMatchAsOnEventBridge(boolean matches, String pattern) throws IOException {
    assertThat(
            EventPattern.of(JSON.readTree(pattern.replace('\'', '"')))
                .matches(JSON.readTree(EVENT)))
        .isEqualTo(matches);
  }

  @Test
  void aPatternThatPutRuleWouldRefuseIsRefused() throws IOException {
    var unknown = JSON.readTree("{\"source\": [{\"sounds-like\": \"aws\"}]}");
    assertThatThrownBy(() -> EventPattern.of(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Event pattern is not valid. Reason: ")
        .hasMessageContaining("sounds-like");
  }
}
