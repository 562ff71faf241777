package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.Delivery;
import io.github.cdksecurityhub.local.http.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Something that goes wrong with a call: before the service, in it, or on the way back.
 *
 * <p>Responses that arrive with a body that no client expects are made by {@link SpoiledBody}.
 */
public final class Fault {
  private static final UnaryOperator<Response> UNCHANGED = UnaryOperator.identity();
  private static final Delivery WHOLE = new Delivery.Whole();

  private final Moment moment;
  private final UnaryOperator<Response> change;
  private final Delivery delivery;

  private Fault(Moment moment, UnaryOperator<Response> change, Delivery delivery) {
    this.moment = moment;
    this.change = change;
    this.delivery = delivery;
  }

  /** The service responds with an error and does nothing. */
  public static Fault error(int status, String code, String message) {
    return error(ServiceError.of(status, code, message));
  }

  /** The service responds with an error and does nothing. */
  public static Fault error(ServiceError error) {
    return response(error.response());
  }

  /** The service does nothing and sends any response at all. */
  public static Fault response(Response response) {
    return new Fault(Moment.BEFORE, anything -> response, WHOLE);
  }

  /** 500 InternalException; nothing took effect. */
  public static Fault internalError() {
    return error(Refusals.INTERNAL);
  }

  /** 500 InternalException although the call took effect. */
  public static Fault internalErrorAfterwards() {
    return new Fault(Moment.AFTER, anything -> Refusals.INTERNAL.response(), WHOLE);
  }

  /** 429 LimitExceededException. */
  public static Fault throttled() {
    return error(Refusals.TOO_MANY_REQUESTS);
  }

  /** 403 as IAM denies an action (R16). */
  public static Fault deniedByIam(String account, String region, Operation operation) {
    return error(Refusals.deniedByIam(account, region, operation.action()));
  }

  /**
   * The connection is closed in good order, without a response.
   *
   * @param moment whether the call was processed
   */
  public static Fault closed(Moment moment) {
    return new Fault(moment, UNCHANGED, new Delivery.Closed());
  }

  /**
   * The connection is reset.
   *
   * @param moment whether the call was processed
   */
  public static Fault reset(Moment moment) {
    return new Fault(moment, UNCHANGED, new Delivery.Reset());
  }

  /**
   * The call is processed and its response comes late: a read time-out, if late enough.
   *
   * @param delay in real time
   */
  public static Fault late(Duration delay) {
    return new Fault(Moment.AFTER, UNCHANGED, new Delivery.Late(delay));
  }

  /**
   * The response is held back until something else has happened: silence, or calls that meet.
   *
   * @param moment whether the call was processed
   * @param until what ends the silence
   */
  public static Fault held(Moment moment, CompletableFuture<?> until) {
    return new Fault(moment, UNCHANGED, new Delivery.Held(until));
  }

  /** The call is processed, and its response is changed on the way back. */
  static Fault spoiled(UnaryOperator<Response> change, Delivery delivery) {
    return new Fault(Moment.AFTER, change, delivery);
  }

  Moment moment() {
    return moment;
  }

  Response applyTo(Optional<Response> processed) {
    return change.apply(processed.orElseGet(Response::nothing));
  }

  Delivery delivery() {
    return delivery;
  }

  boolean sendsResponse() {
    return !(delivery instanceof Delivery.Closed || delivery instanceof Delivery.Reset);
  }
}
