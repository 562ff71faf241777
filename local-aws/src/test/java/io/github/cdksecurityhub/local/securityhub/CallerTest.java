package io.github.cdksecurityhub.local.securityhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R13 to R16 and R40: who may call, Region by Region. */
class CallerTest extends HubTest {
  private static final String NOT_ADMINISTRATOR =
      "401 InvalidAccessException: Account 123456789012 is not an administrator for this"
          + " organization";
  private static final String NOT_SUBSCRIBED =
      "401 InvalidAccessException: Account 123456789012 is not subscribed to AWS Security Hub";

  @Test
  @Tag("R13")
  void onlyTheAdministratorReadsAndWrites() {
    hub.in(HOME).removeAdministrator();

    assertThat(home.get("/organization/configuration").error()).isEqualTo(NOT_ADMINISTRATOR);
    assertThat(home.local(true, "NONE").error()).isEqualTo(NOT_ADMINISTRATOR);
    assertThat(home.get("/accounts").status()).as("DescribeHub").isEqualTo(200);
    assertThat(hub.in(HOME).live()).isEqualTo(LiveConfiguration.fresh());
  }

  @Test
  @Tag("R13")
  void anotherAccountThanTheDefaultOneIsNotTheAdministrator() {
    assertThat(management(HOME).get("/organization/configuration").error())
        .contains("Account 111122223333 is not an administrator");
  }

  @Test
  @Tag("R14")
  void anAccountThatIsNotSubscribedGetsThatError() {
    hub.in(HOME).unsubscribe();

    assertThat(home.get("/organization/configuration").error()).isEqualTo(NOT_SUBSCRIBED);
    assertThat(home.local(true, "NONE").error()).isEqualTo(NOT_SUBSCRIBED);
    assertThat(home.get("/accounts").error()).isEqualTo(NOT_SUBSCRIBED);

    hub.in(HOME).subscribe();
    assertThat(home.local(true, "NONE").status()).isEqualTo(200);
  }

  @Test
  @Tag("R14")
  void anAccountThatIsNeitherGetsTheErrorThatItIsNotSubscribed() {
    hub.in(HOME).unsubscribe().removeAdministrator();

    assertThat(home.get("/organization/configuration").error()).isEqualTo(NOT_SUBSCRIBED);
  }

  @Test
  @Tag("R15")
  void bothHoldPerRegion() {
    hub.in(HOME).removeAdministrator();
    hub.in(OTHER).unsubscribe();

    assertThat(home.get("/organization/configuration").error()).isEqualTo(NOT_ADMINISTRATOR);
    assertThat(other.get("/organization/configuration").error()).isEqualTo(NOT_SUBSCRIBED);
    assertThat(client("ap-south-1").describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @Test
  @Tag("R15")
  void theManagementAccountRegistersTheAdministratorInTheRegionItCalls() {
    hub.in(HOME).removeAdministrator();
    hub.in(OTHER).removeAdministrator();

    assertThat(
            management(HOME)
                .post("/organization/admin/enable", "{\"AdminAccountId\": \"123456789012\"}")
                .status())
        .isEqualTo(200);

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    assertThat(other.get("/organization/configuration").error()).isEqualTo(NOT_ADMINISTRATOR);
  }

  @Test
  @Tag("R15")
  void thereIsOneAdministratorInARegion() {
    assertThat(
            management(HOME)
                .post("/organization/admin/enable", "{\"AdminAccountId\": \"111122223333\"}")
                .error())
        .startsWith("400 InvalidInputException");
  }

  @Test
  @Tag("R16")
  @Tag("R39")
  void iamDeniesOnceUntilThePolicyIsInForce() {
    Operation describe = Operation.DESCRIBE_ORGANIZATION_CONFIGURATION;
    hub.in(HOME).on(describe).fail(Fault.deniedByIam("123456789012", HOME, describe));

    assertThat(home.get("/organization/configuration").error())
        .startsWith("403 AccessDeniedException: User: ");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @Test
  @Tag("R16")
  void aWrongAccountMaySeeAPermissionErrorInstead() {
    hub.set(Knob.NOT_ADMINISTRATOR, Variant.NotAdministrator.ACCESS_DENIED);
    hub.in(HOME).removeAdministrator();

    assertThat(home.get("/organization/configuration").error())
        .isEqualTo(
            "403 AccessDeniedException: You don't have permissions to access this resource.");
  }

  @Test
  @Tag("R40")
  void theJdksUrlConnectionLosesTheTextOfA401ToAStreamedBody() throws IOException {
    hub.in(HOME).unsubscribe();

    HttpURLConnection read = signedConnection();
    assertThat(read.getResponseCode()).isEqualTo(401);
    assertThat(read.getErrorStream()).asString(UTF_8).contains("is not subscribed");

    HttpURLConnection write = signedConnection();
    byte[] body = "{\"AutoEnable\": true}".getBytes(UTF_8);
    write.setDoOutput(true);
    write.setFixedLengthStreamingMode(body.length);
    write.getOutputStream().write(body);
    assertThat(write.getResponseCode()).isEqualTo(401);
    assertThat(write.getErrorStream()).isNull();
    assertThat(write.getHeaderField("x-amzn-ErrorType")).isEqualTo("InvalidAccessException");
  }

  private HttpURLConnection signedConnection() throws IOException {
    HttpRequest signed = home.request("/organization/configuration").build();
    var connection = (HttpURLConnection) signed.uri().toURL().openConnection();
    signed
        .headers()
        .map()
        .forEach((name, values) -> connection.setRequestProperty(name, values.get(0)));
    return connection;
  }

  @Test
  @Tag("R14")
  void theManagementAccountNeedsNoSubscriptionToListAdministrators() {
    hub.in(LocalSecurityHub.MANAGEMENT_ACCOUNT, HOME).unsubscribe();

    assertThat(management(HOME).get("/organization/admin").status()).isEqualTo(200);
    assertThat(management(HOME).get("/accounts").status()).isEqualTo(401);
  }
}
