package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Call;
import io.github.cdksecurityhub.lambda.reconcile.Diagnosis;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.reconcile.Spreading;
import io.github.cdksecurityhub.lambda.reconcile.Transient;
import io.github.cdksecurityhub.lambda.securityhub.JsonObject.UnexpectedException;
import io.github.cdksecurityhub.lambda.wire.Credentials;
import io.github.cdksecurityhub.lambda.wire.Http;
import io.github.cdksecurityhub.lambda.wire.Reply;
import java.io.IOException;

/** Whatever came instead of an answer, in our words (R2 to R4). */
final class Refusals {
  private final AccountRegion place;
  private final Diagnosis diagnosis;

  Refusals(AccountRegion place) {
    this.place = place;
    this.diagnosis = new Diagnosis(place);
  }

  SecurityHubException refused(Call call, Reply reply) {
    return new SecurityHubException(diagnosis.of(call, said(reply)));
  }

  SecurityHubException unreadable(UnexpectedException e) {
    return new SecurityHubException(
        new Transient.Unreadable(ServiceError.ofText(e.getMessage())), e);
  }

  SecurityHubException withoutAnswer(IOException e) {
    if (e instanceof Credentials.MissingException) {
      ServiceError said = ServiceError.ofText(e.getMessage());
      return new SecurityHubException(new Spreading.CredentialsRefused(place, said), e);
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
    String type = reply.header("x-amzn-errortype");
    return new ServiceError(
        reply.status(),
        code(type.isEmpty() ? first(body, "Code", "code", "__type") : type),
        first(body, "Message", "message", "errorMessage"),
        reply.header("x-amzn-requestid"));
  }

  /** A refusal's body may be anything, or nothing: a gateway's page is no words of the service. */
  private static JsonObject body(Reply reply) {
    try {
      return JsonObject.read(reply.body());
    } catch (UnexpectedException e) {
      return JsonObject.NOTHING;
    }
  }

  private static String first(JsonObject body, String... fields) {
    for (String field : fields) {
      String text = body.lenientText(field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** {@code aws.protocols#TheException:http://documentation/}: the name is what stands between. */
  private static String code(String type) {
    int colon = type.indexOf(':');
    String name = colon < 0 ? type : type.substring(0, colon);
    return name.substring(name.indexOf('#') + 1).strip();
  }
}
