package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R43 to R46: which standards an account has. */
class StandardsTest extends HubTest {
  private static final String MEMBER = "210987654321";
  private static final String FSBP =
      "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0";
  private static final String CIS =
      "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0";
  private static final String PCI = "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1";

  private static List<String> enabled(RestJsonClient client) {
    List<String> arns = new ArrayList<>();
    client
        .post("/standards/get", "{}")
        .json()
        .path("StandardsSubscriptions")
        .forEach(one -> arns.add(one.path("StandardsArn").asText()));
    return arns;
  }

  private RestJsonClient member() {
    return client(MEMBER, HOME);
  }

  @Test
  @Tag("R43")
  void theDefaultStandardsAreTwo() {
    home.delete("/accounts");
    home.post("/accounts", "{}");
    assertThat(enabled(home)).containsExactly(FSBP, CIS);
    home.delete("/accounts");
    home.post("/accounts", "{\"EnableDefaultStandards\": false}");
    assertThat(enabled(home)).isEmpty();
  }

  @Test
  @Tag("R43")
  void aNewAccountStartsWithWhatIsConfigured() {
    hub.in(HOME).configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
    hub.in(OTHER).configure(LiveConfiguration.local(true, AutoEnableStandards.NONE));
    hub.organization().join(MEMBER);
    assertThat(enabled(member())).containsExactly(FSBP, CIS);
    assertThat(enabled(client(MEMBER, OTHER))).isEmpty();
    assertThat(client(MEMBER, "eu-north-1").get("/accounts").error())
        .endsWith("is not subscribed to AWS Security Hub");
  }

  @Test
  @Tag("R44")
  void standardsAreEnabledAndDisabled() {
    String request = "{\"StandardsSubscriptionRequests\": [{\"StandardsArn\": \"%s\"}]}";
    var one = home.post("/standards/register", request.formatted(PCI)).json();
    String subscription =
        one.path("StandardsSubscriptions").path(0).path("StandardsSubscriptionArn").asText();
    assertThat(subscription)
        .isEqualTo("arn:aws:securityhub:eu-west-1:123456789012:subscription/pci-dss/v/4.0.1");
    assertThat(enabled(home)).containsExactly(FSBP, CIS, PCI);
    home.post(
        "/standards/deregister", "{\"StandardsSubscriptionArns\": [\"" + subscription + "\"]}");
    assertThat(enabled(home)).containsExactly(FSBP, CIS);
    assertThat(home.post("/standards/register", request.formatted(PCI + "9")).error())
        .startsWith("400 InvalidInputException");
  }

  @Test
  @Tag("R44")
  void thereAreTwelveStandards() {
    var standards = home.get("/standards").json().path("Standards");
    assertThat(standards).hasSize(12);
    assertThat(standards.findValuesAsText("StandardsArn")).contains(FSBP, CIS, PCI);
    assertThat(home.get("/standards?MaxResults=5").json().path("NextToken").asText())
        .isEqualTo("5");
  }

  @Test
  @Tag("R45")
  @Tag("R46")
  void aPolicyWithoutStandardsTurnsEveryStandardOff() {
    hub.organization().aggregate(HOME);
    hub.set(Knob.PENDING, Lasting.none());
    home.central();
    assertThat(enabled(member())).containsExactly(FSBP, CIS);
    String body = "{\"Name\": \"none\", \"ConfigurationPolicy\": " + PolicyTest.CONTENT + "}";
    String id = home.post("/configurationPolicy/create", body).json().path("Id").asText();
    home.post(
        "/configurationPolicyAssociation/associate",
        "{\"ConfigurationPolicyIdentifier\": \"%s\", \"Target\": {\"AccountId\": \"%s\"}}"
            .formatted(id, MEMBER));
    assertThat(enabled(member())).isEmpty();
    assertThat(
            member()
                .post(
                    "/standards/register",
                    "{\"StandardsSubscriptionRequests\": [{\"StandardsArn\": \"" + PCI + "\"}]}")
                .error())
        .startsWith("403 AccessDeniedException: This account is currently associated");
  }
}
