package io.github.cdksecurityhub.local.securityhub;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** A hub with AWS's own client in the home Region, which sends each request once. */
class TaggedHubTest extends HubTest {
  static final String ARN = "arn:aws:securityhub:eu-west-1:123456789012:hub/default";

  SecurityHubClient sdk;

  @BeforeEach
  void connect() {
    sdk = SdkClients.securityHub(hub.endpoint(), HOME);
  }

  @AfterEach
  void disconnect() {
    sdk.close();
  }

  void tag(Map<String, String> tags) {
    sdk.tagResource(r -> r.resourceArn(ARN).tags(tags));
  }

  Map<String, String> list() {
    return sdk.listTagsForResource(r -> r.resourceArn(ARN)).tags();
  }

  String refusal(Map<String, String> tags) {
    return SdkClients.error(sdk, c -> c.tagResource(r -> r.resourceArn(ARN).tags(tags)));
  }
}
