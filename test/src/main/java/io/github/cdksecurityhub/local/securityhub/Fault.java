package io.github.cdksecurityhub.local.securityhub;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Something that goes wrong with a call: before the service, in it, or on the way back. */
public final class Fault {
  private static final UnaryOperator<Answer> UNCHANGED = UnaryOperator.identity();
  private static final Delivery WHOLE = new Delivery.Whole();

  private final Moment moment;
  private final UnaryOperator<Answer> change;
  private final Delivery delivery;

  private Fault(Moment moment, UnaryOperator<Answer> change, Delivery delivery) {
    this.moment = moment;
    this.change = change;
    this.delivery = delivery;
  }

  /**
   * The service answers with an error and does nothing.
   *
   * @param status the HTTP status
   * @param code the error code
   * @param message the text
   * @return the fault
   */
  public static Fault error(int status, String code, String message) {
    return error(ServiceError.of(status, code, message));
  }

  /**
   * The service answers with an error and does nothing.
   *
   * @param error the error
   * @return the fault
   */
  public static Fault error(ServiceError error) {
    return answer(error.answer());
  }

  /**
   * The service does nothing and sends any answer at all.
   *
   * @param answer the answer
   * @return the fault
   */
  public static Fault answer(Answer answer) {
    return new Fault(Moment.BEFORE, anything -> answer, WHOLE);
  }

  /**
   * An error whose type is in the header alone; the body has a message and no Code.
   *
   * @param error the error
   * @return the fault
   */
  public static Fault errorWithoutCodeInBody(ServiceError error) {
    String body = Json.object().put("Message", error.message().orElse("")).toString();
    return answer(error.answer().withBody(body));
  }

  /**
   * An error whose type is in the header alone; there is no body.
   *
   * @param error the error
   * @return the fault
   */
  public static Fault errorWithoutBody(ServiceError error) {
    return answer(error.answer().withBody(""));
  }

  /**
   * An HTTP status and nothing else, as from a proxy on the way.
   *
   * @param status the HTTP status
   * @return the fault
   */
  public static Fault bareStatus(int status) {
    return answer(new Answer(status, java.util.Map.of(), ""));
  }

  /**
   * 500 InternalException; nothing took effect.
   *
   * @return the fault
   */
  public static Fault internalError() {
    return error(Refusals.INTERNAL);
  }

  /**
   * 500 InternalException although the call took effect.
   *
   * @return the fault
   */
  public static Fault internalErrorAfterwards() {
    return new Fault(Moment.AFTER, anything -> Refusals.INTERNAL.answer(), WHOLE);
  }

  /**
   * 429 LimitExceededException.
   *
   * @return the fault
   */
  public static Fault throttled() {
    return error(Refusals.TOO_MANY_REQUESTS);
  }

  /**
   * 403 as IAM denies an action (R16).
   *
   * @param account the caller
   * @param region the Region called
   * @param operation the operation denied
   * @return the fault
   */
  public static Fault deniedByIam(String account, String region, Operation operation) {
    return error(Refusals.deniedByIam(account, region, operation.action()));
  }

  /**
   * The connection is closed in good order, without an answer.
   *
   * @param moment whether the call was processed
   * @return the fault
   */
  public static Fault closed(Moment moment) {
    return new Fault(moment, UNCHANGED, new Delivery.Closed());
  }

  /**
   * The connection is reset.
   *
   * @param moment whether the call was processed
   * @return the fault
   */
  public static Fault reset(Moment moment) {
    return new Fault(moment, UNCHANGED, new Delivery.Reset());
  }

  /**
   * The call is processed and its answer comes late: a read time-out, if late enough.
   *
   * @param delay in real time
   * @return the fault
   */
  public static Fault late(Duration delay) {
    return new Fault(Moment.AFTER, UNCHANGED, new Delivery.Late(delay));
  }

  /**
   * The call never reaches the service, and after a silence the connection's answer is a 503.
   *
   * @param delay in real time
   * @return the fault
   */
  public static Fault lateAndUnprocessed(Duration delay) {
    ServiceError unavailable =
        ServiceError.of(503, "ServiceUnavailableException", "Service unavailable");
    return new Fault(Moment.BEFORE, anything -> unavailable.answer(), new Delivery.Late(delay));
  }

  /**
   * The call is processed, and half of the answer's body arrives.
   *
   * <p>Where the answer has no body, one of a promised length is cut.
   *
   * @return the fault
   */
  public static Fault truncatedBody() {
    return new Fault(
        Moment.AFTER, a -> a.body().isEmpty() ? a.withBody("{}") : a, new Delivery.Truncated());
  }

  /**
   * The call is processed, and its answer's body is replaced.
   *
   * @param body for instance something that is not JSON
   * @return the fault
   */
  public static Fault body(String body) {
    return edited(old -> body);
  }

  /**
   * The call is processed, and its answer's body is a page of HTML.
   *
   * @return the fault
   */
  public static Fault notJson() {
    return body("<html><body>It works!</body></html>");
  }

  /**
   * The call is processed, and its answer's body is edited as text.
   *
   * @param edit from the body that the service gave
   * @return the fault
   */
  public static Fault edited(UnaryOperator<String> edit) {
    return new Fault(Moment.AFTER, answer -> answer.withBody(edit), WHOLE);
  }

  /**
   * Describe answers with a Status that no model knows.
   *
   * @param status for instance {@code DISABLING}
   * @return the fault
   */
  public static Fault unknownStatus(String status) {
    return edited(body -> Json.withText(body, "Status", status));
  }

  /**
   * A field is missing from the answer, wherever in it it is.
   *
   * @param name for instance {@code OrganizationConfiguration}
   * @return the fault
   */
  public static Fault missing(String name) {
    return edited(body -> Json.without(body, name));
  }

  /**
   * The answer has a field that no model knows.
   *
   * @param name its name
   * @return the fault
   */
  public static Fault unknownField(String name) {
    return edited(body -> Json.prefixed(body, name, "\"new\""));
  }

  /**
   * The answer has a field twice; the service's own comes last.
   *
   * @param name its name
   * @param first the JSON of the value that comes first
   * @return the fault
   */
  public static Fault duplicateField(String name, String first) {
    return edited(body -> Json.prefixed(body, name, first));
  }

  Moment moment() {
    return moment;
  }

  Answer applyTo(Optional<Answer> processed) {
    return change.apply(processed.orElseGet(Answer::nothing));
  }

  Delivery delivery() {
    return delivery;
  }

  boolean isAnswered() {
    return !(delivery instanceof Delivery.Closed || delivery instanceof Delivery.Reset);
  }
}
