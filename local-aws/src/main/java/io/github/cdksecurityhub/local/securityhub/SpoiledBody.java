package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.Delivery;
import java.util.function.UnaryOperator;

/** Faults that let a call take effect and spoil the body of its response. */
public final class SpoiledBody {
  private SpoiledBody() {}

  /**
   * The call is processed, and half of the response's body arrives.
   *
   * <p>Where the response has no body, one of a promised length is cut.
   */
  public static Fault truncated() {
    return Fault.spoiled(a -> a.body().isEmpty() ? a.withBody("{}") : a, new Delivery.Truncated());
  }

  /**
   * The call is processed, and its response's body is replaced.
   *
   * @param body for instance something that is not JSON
   */
  public static Fault replaced(String body) {
    return edited(old -> body);
  }

  /** The call is processed, and its response's body is a page of HTML. */
  public static Fault notJson() {
    return replaced("<html><body>It works!</body></html>");
  }

  /**
   * The call is processed, and its response's body is edited as text.
   *
   * @param edit from the body that the service gave
   */
  public static Fault edited(UnaryOperator<String> edit) {
    return Fault.spoiled(
        response -> response.withBody(edit.apply(response.body())), new Delivery.Whole());
  }

  /**
   * Describe returns a Status that no model knows.
   *
   * @param status for instance {@code DISABLING}
   */
  public static Fault unknownStatus(String status) {
    return edited(body -> Json.withText(body, "Status", status));
  }

  /**
   * A field is missing from the response, wherever in it it is.
   *
   * @param name for instance {@code OrganizationConfiguration}
   */
  public static Fault missing(String name) {
    return edited(body -> Json.without(body, name));
  }
}
