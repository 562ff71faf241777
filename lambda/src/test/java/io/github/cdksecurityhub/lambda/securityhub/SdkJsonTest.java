package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.model.UpdateConfigurationPolicyRequest;

/** A template's properties as a request, and what is read as a template has it. */
class SdkJsonTest {
  private static final String POLICY =
      """
      {"Name":"baseline","Description":"All","ConfigurationPolicy":{"SecurityHub":{
       "ServiceEnabled":"true","EnabledStandardIdentifiers":["arn:a","arn:b"],
       "SecurityControlsConfiguration":{"DisabledSecurityControlIdentifiers":[],
        "SecurityControlCustomParameters":[{"SecurityControlId":"X.1","Parameters":{
         "days":{"ValueType":"CUSTOM","Value":{"Integer":"15"}},
         "share":{"ValueType":"CUSTOM","Value":{"Double":"0.5"}},
         "on":{"ValueType":"CUSTOM","Value":{"Boolean":"false"}},
         "kind":{"ValueType":"CUSTOM","Value":{"EnumList":["A","B"]}},
         "numbers":{"ValueType":"CUSTOM","Value":{"IntegerList":["1","2"]}},
         "left":{"ValueType":"DEFAULT"}}}]}}}}
      """;

  @Test
  void everyFieldOfAPolicyIsSentAndReadAsItWas() throws Exception {
    JsonValue declared = JsonValue.parse(POLICY);
    UpdateConfigurationPolicyRequest.Builder request = UpdateConfigurationPolicyRequest.builder();

    SdkJson.fill(request, declared);

    assertThat(SdkJson.of(request.build())).isEqualTo(declared);
    var parameters =
        request
            .build()
            .configurationPolicy()
            .securityHub()
            .securityControlsConfiguration()
            .securityControlCustomParameters()
            .get(0)
            .parameters();
    assertThat(parameters.get("days").value().integer()).isEqualTo(15);
    assertThat(parameters.get("share").value().doubleValue()).isEqualTo(0.5);
    assertThat(parameters.get("numbers").value().integerList()).containsExactly(1, 2);
  }

  @Test
  void whatARequestDoesNotHaveIsLeftOut() throws Exception {
    UpdateConfigurationPolicyRequest.Builder request = UpdateConfigurationPolicyRequest.builder();

    SdkJson.fill(request, JsonValue.parse("{\"Name\":\"x\",\"Tags\":{\"a\":\"b\"}}"));

    assertThat(request.build())
        .isEqualTo(UpdateConfigurationPolicyRequest.builder().name("x").build());
  }
}
