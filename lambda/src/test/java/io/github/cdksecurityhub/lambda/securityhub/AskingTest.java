package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import io.github.cdksecurityhub.lambda.reconcile.Transient;
import io.github.cdksecurityhub.lambda.wire.Connections;
import io.github.cdksecurityhub.lambda.wire.Credentials;
import io.github.cdksecurityhub.lambda.wire.Endpoint;
import io.github.cdksecurityhub.lambda.wire.Http;
import io.github.cdksecurityhub.lambda.wire.Reply;
import io.github.cdksecurityhub.lambda.wire.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One question, one answer or one cause. */
class AskingTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");
  private static final Credentials.Source SOMEBODY =
      () -> new Credentials("key", "secret", Optional.empty());

  private static Asking asking(Credentials.Source credentials, Http http, String uri) {
    Endpoint endpoint = new Endpoint("securityhub", "eu-west-1", URI.create(uri));
    return new Asking(new Service(endpoint, credentials, http, InstantSource.system()), PLACE);
  }

  private static Asking answering(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return asking(
        SOMEBODY, (method, uri, headers, sent) -> new Reply(200, Map.of(), bytes), "https://a.b");
  }

  private static String home(Asking asking) throws SecurityHubException {
    return asking.forAnswer(
        ApiOperation.LIST_AGGREGATORS,
        Operations.listFindingAggregators(),
        answer -> answer.text("Home").orElse("none"));
  }

  private static Failure failure(Asking asking) {
    return catchThrowableOfType(SecurityHubException.class, () -> home(asking)).failure();
  }

  @Test
  void whatIsAskedForIsReadOutOfTheAnswer() throws SecurityHubException {
    assertThat(home(answering("{\"Home\":\"eu-west-1\"}"))).isEqualTo("eu-west-1");
  }

  @Test
  void anAnswerThatIsNotWhatWasAskedForIsUnreadableAndSaysWhy() {
    Failure failure = failure(answering("{\"Home\":5}"));
    assertThat(failure).isInstanceOf(Transient.Unreadable.class);
    assertThat(failure.said().message()).contains("Home", "number");
  }

  @Test
  void withoutCredentialsNothingIsSentAndTheCauseIsThat() {
    Http never =
        (method, uri, headers, sent) -> {
          throw new AssertionError("sent");
        };
    Credentials.Source nobody = Credentials.of(name -> null);
    assertThat(failure(asking(nobody, never, "https://a.b")))
        .isInstanceOf(Standing.NoCredentials.class);
  }

  @Test
  void aConnectionThatBreaksLeavesItOpenWhetherItTookEffect() {
    Http broken =
        (method, uri, headers, sent) -> {
          throw new IOException("the answer broke off");
        };
    Failure failure = failure(asking(SOMEBODY, broken, "https://a.b"));
    assertThat(failure).isInstanceOf(Transient.Interrupted.class);
    assertThat(failure.said().message()).contains("the answer broke off");
  }

  @Test
  void aConnectionThatIsNotMadeIsKnownToHaveSentNothing() {
    Http http = new Connections(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(failure(asking(SOMEBODY, http, "http://127.0.0.1:9")))
        .isInstanceOf(Transient.Unreachable.class);
  }
}
