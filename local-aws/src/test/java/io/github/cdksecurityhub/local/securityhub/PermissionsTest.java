package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.iam.IamPolicy;
import io.github.cdksecurityhub.local.iam.IamPolicy.Effect;
import io.github.cdksecurityhub.local.iam.IamPolicy.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R16: calls are allowed by action and resource. */
class PermissionsTest extends HubTest {
  private static final String HUB = "arn:aws:securityhub:eu-west-1:123456789012:hub/default";
  private static final String TAGS = "/tags/" + HUB;
  private static final String ONE_TAG = "{\"Tags\": {\"a\": \"b\"}}";

  private static IamPolicy allowing(String action, String resource) {
    return new IamPolicy(List.of(new Statement(Effect.ALLOW, List.of(action), List.of(resource))));
  }

  private static IamPolicy allButDenied(String action) {
    List<Statement> statements = new ArrayList<>(IamPolicy.EVERYTHING.statements());
    statements.add(new Statement(Effect.DENY, List.of(action), List.of("*")));
    return new IamPolicy(statements);
  }

  @ParameterizedTest
  @CsvSource({
    "securityhub:TagResource, *, 200",
    "securityhub:TagResource, arn:aws:securityhub:*:123456789012:hub/default, 200",
    "securityhub:TagResource, arn:aws:securityhub:us-east-1:123456789012:hub/default, 403",
    "securityhub:TagResource, arn:aws:securityhub:*:123456789012:hub/other, 403",
    "securityhub:UntagResource, *, 403",
  })
  @Tag("R16")
  @Tag("R41")
  void tagsAreAllowedByActionAndHub(String action, String resource, int status) {
    allow(allowing(action, resource));

    assertThat(home.post(TAGS, ONE_TAG).status()).isEqualTo(status);
    assertThat(hub.in(HOME).tags().current()).hasSize(status == 200 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:securityhub:*:123456789012:finding-aggregator/*, 200",
    "*, 200",
    "arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/*, 403",
    "arn:aws:securityhub:*:123456789012:hub/default, 403",
  })
  @Tag("R16")
  void theAggregatorIsReadByActionAndArn(String resource, int status) {
    hub.organization().aggregate(HOME);
    allow(allowing("securityhub:GetFinding*", resource));
    String arn = hub.organization().aggregator().orElseThrow().arn();

    assertThat(home.get("/findingAggregator/get/" + arn).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"*, 200", "arn:aws:securityhub:eu-west-1:123456789012:hub/default, 403"})
  @Tag("R16")
  void whatHasNoResourceIsAllowedOnEverythingOrNotAtAll(String resource, int status) {
    allow(allowing("securityhub:*", resource));

    assertThat(home.get("/findingAggregator/list").status()).isEqualTo(status);
    assertThat(home.get("/organization/configuration").status()).isEqualTo(status);
  }

  @Test
  @Tag("R16")
  void aDenialNamesTheActionAndTheResource() {
    hub.organization().aggregate(HOME);
    allow(IamPolicy.allowing("securityhub:DescribeHub"));
    String arn = hub.organization().aggregator().orElseThrow().arn();

    assertThat(home.post(TAGS, ONE_TAG).error())
        .endsWith(
            "is not authorized to perform: securityhub:TagResource on resource: "
                + HUB
                + " because no identity-based policy allows the securityhub:TagResource action");
    assertThat(home.get("/findingAggregator/get/" + arn).error())
        .contains("securityhub:GetFindingAggregator on resource: " + arn);
  }

  @Test
  @Tag("R16")
  void anExplicitDenialOfTheCallersOwnIsCalledOne() {
    allow(allButDenied("securityhub:Untag*"));

    assertThat(home.delete(TAGS + "?tagKeys=a").error())
        .endsWith("with an explicit deny in an identity-based policy");
  }

  @Test
  @Tag("R16")
  void theRoleOfASessionIsLimitedAndAUserIsNot() {
    hub.permissions(
        token ->
            token.equals("of-a-role")
                ? IamPolicy.allowing("securityhub:ListTagsForResource")
                : IamPolicy.EVERYTHING);

    assertThat(home.get(TAGS).status()).isEqualTo(200);
    assertThat(home.post(TAGS, ONE_TAG).status()).as("a user").isEqualTo(200);
    var asRole = home.request(TAGS).header("X-Amz-Security-Token", "of-a-role");
    assertThat(home.send(asRole.copy().GET()).status()).isEqualTo(200);
    assertThat(home.send(asRole.copy().DELETE()).status()).isEqualTo(403);
    assertThat(hub.in(HOME).tags().current()).hasSize(1);
  }
}
