package io.github.cdksecurityhub.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.EventReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {

  private static CustomResourceEvent event(String stackId) {
    try {
      return EventReader.read(
          new ByteArrayInputStream(
              ("{\"StackId\":\"" + stackId + "\"}").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Context context(String arn) {
    return (Context)
        Proxy.newProxyInstance(
            AccountTest.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals("getInvokedFunctionArn") ? arn : null);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:lambda:eu-west-1:123456789012:function:f,123456789012",
    "arn:aws-cn:lambda:cn-north-1:123456789012:function:f:$LATEST,123456789012",
    "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f:live,123456789012"
  })
  void isTheFunctionsOwn(String arn, String account) {
    assertThat(Account.of(context(arn), event("arn:aws:cloudformation:x:210987654321:stack/S/g")))
        .isEqualTo(account);
  }

  @ParameterizedTest
  @CsvSource({"''", "f", "arn:aws:lambda:eu-west-1:x:function:f", "arn:aws:lambda"})
  void isTheStacksWhereTheFunctionsCannotBeRead(String arn) {
    assertThat(Account.of(context(arn), event("arn:aws:cloudformation:x:123456789012:stack/S/g")))
        .isEqualTo("123456789012");
  }

  @Test
  void isTheStacksWhereLambdaNamesNoFunction() {
    assertThat(Account.of(context(null), event("arn:aws:cloudformation:x:123456789012:stack/S/g")))
        .isEqualTo("123456789012");
  }

  @Test
  void isUnknownWhereNobodyNamesIt() {
    assertThat(Account.of(context(null), event("nonsense"))).isEqualTo("unknown account");
  }
}
