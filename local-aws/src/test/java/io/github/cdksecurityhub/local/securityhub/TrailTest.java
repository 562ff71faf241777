package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.iam.IamPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded of calls as CloudTrail does it. */
class TrailTest extends HubTest {
  private static final String TAGS = "/tags/arn:aws:securityhub:eu-west-1:123456789012:hub/default";
  private static final String ONE_TAG = "{\"Tags\": {\"a\": \"b\"}}";

  private final List<String> recorded = new ArrayList<>();

  @BeforeEach
  void follow() {
    hub.trail(
        entry ->
            recorded.add(
                entry.operation()
                    + (entry.readOnly() ? " (read)" : "")
                    + entry.errorCode().map(code -> ": " + code).orElse("")));
  }

  @Test
  void readsAndWritesAreRecordedInOrder() {
    home.get(TAGS);
    home.post(TAGS, ONE_TAG);
    home.describe();
    home.local(true, "NONE");
    home.delete(TAGS + "?tagKeys=a");

    assertThat(recorded)
        .containsExactly(
            "ListTagsForResource (read)",
            "TagResource",
            "DescribeOrganizationConfiguration (read)",
            "UpdateOrganizationConfiguration",
            "UntagResource");
  }

  @Test
  void aCallThatTheServiceRefusesIsRecordedWithItsError() {
    allow(IamPolicy.allowing("securityhub:DescribeHub"));
    home.post(TAGS, ONE_TAG);
    allow(IamPolicy.EVERYTHING);
    hub.in(HOME).on(Operation.TAG_RESOURCE).fail(Fault.throttled());
    home.post(TAGS, ONE_TAG);
    home.post(TAGS, "{}");

    assertThat(recorded)
        .containsExactly(
            "TagResource: AccessDeniedException",
            "TagResource: LimitExceededException",
            "TagResource: InvalidInputException");
  }

  @Test
  void whatAUserChangesByHandIsRecordedToo() {
    hub.in(HOME).tags().set("a", "b").remove("a");
    hub.in(HOME).configure(LiveConfiguration.fresh());

    assertThat(recorded)
        .containsExactly("TagResource", "UntagResource", "UpdateOrganizationConfiguration");
  }
}
