package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ErrorClassifier;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import io.github.cdksecurityhub.lambda.reconcile.Transient;
import io.github.cdksecurityhub.lambda.securityhub.JsonObject.UnexpectedException;
import io.github.cdksecurityhub.lambda.wire.Credentials;
import io.github.cdksecurityhub.lambda.wire.Http;
import io.github.cdksecurityhub.lambda.wire.Reply;
import java.io.IOException;
import java.util.stream.Stream;

/** Whatever came instead of an answer, in our words (R2 to R4). */
final class Refusals {
  private final AccountRegion place;
  private final ErrorClassifier diagnosis;

  Refusals(AccountRegion place) {
    this.place = place;
    this.diagnosis = new ErrorClassifier(place);
  }

  SecurityHubException refused(ApiOperation call, Reply reply) {
    return new SecurityHubException(diagnosis.of(call, said(reply)));
  }

  SecurityHubException unreadable(UnexpectedException e) {
    return new SecurityHubException(
        new Transient.Unreadable(ServiceError.ofText(e.getMessage())), e);
  }

  SecurityHubException withoutAnswer(IOException e) {
    if (e instanceof Credentials.MissingException) {
      ServiceError said = ServiceError.ofText(e.getMessage());
      return new SecurityHubException(new Standing.NoCredentials(said), e);
    }
    if (e instanceof Http.NotSentException) {
      ServiceError said = ServiceError.ofText(e.getMessage());
      return new SecurityHubException(new Transient.Unreachable(place, said), e);
    }
    ServiceError said = ServiceError.ofText(e.getClass().getSimpleName() + ": " + e.getMessage());
    return new SecurityHubException(new Transient.Interrupted(said), e);
  }

  private static ServiceError said(Reply reply) {
    JsonObject body = body(reply);
    return new ServiceError(
        reply.status(),
        code(
            first(
                reply.header("x-amzn-errortype"),
                body.lenientText("Code"),
                body.lenientText("code"),
                body.lenientText("__type"))),
        first(
            reply.header("x-amzn-error-message"),
            body.lenientText("Message"),
            body.lenientText("message"),
            body.lenientText("errorMessage")),
        first(reply.header("x-amzn-requestid"), reply.header("x-amz-request-id")));
  }

  /** A refusal's body may be anything, or nothing: a gateway's page is no words of the service. */
  private static JsonObject body(Reply reply) {
    try {
      return JsonObject.read(reply.body());
    } catch (UnexpectedException e) {
      return JsonObject.NOTHING;
    }
  }

  /** AWS spells one thing in several ways; which one, differs by who answers. */
  private static String first(String... spellings) {
    return Stream.of(spellings).filter(each -> !each.isEmpty()).findFirst().orElse("");
  }

  /** {@code aws.protocols#TheException:http://documentation/}: the name is what stands between. */
  private static String code(String type) {
    String name = type.split(":", 2)[0];
    return name.substring(name.indexOf('#') + 1).strip();
  }
}
