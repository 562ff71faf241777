package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.wire.Http;
import io.github.cdksecurityhub.lambda.wire.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Asks nobody: a Security Hub where AutoEnable is off until the first write. */
final class SelfAnsweringHttp implements Http {
  private static final String OFF = answer("false");
  private static final String ON = answer("true");

  private boolean written;

  private static String answer(String autoEnable) {
    return "{\"AutoEnable\":"
        + autoEnable
        + ",\"AutoEnableStandards\":\"NONE\",\"MemberAccountLimitReached\":false,"
        + "\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}";
  }

  @Override
  public Reply send(String method, URI uri, Map<String, String> headers, byte[] body) {
    written |= method.equals("POST");
    return new Reply(200, Map.of(), (written ? ON : OFF).getBytes(StandardCharsets.UTF_8));
  }
}
