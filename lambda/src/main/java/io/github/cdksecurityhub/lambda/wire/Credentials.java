package io.github.cdksecurityhub.lambda.wire;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whose requests they are.
 *
 * @param accessKeyId which key, no secret
 * @param secretAccessKey what requests are signed with
 * @param sessionToken what temporary credentials send along
 */
public record Credentials(
    String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {

  /** Refuses null. */
  public Credentials {
    Objects.requireNonNull(accessKeyId, "accessKeyId");
    Objects.requireNonNull(secretAccessKey, "secretAccessKey");
    Objects.requireNonNull(sessionToken, "sessionToken");
  }

  /** Where credentials come from, anew for each request: temporary ones are replaced in time. */
  @FunctionalInterface
  public interface Source {
    /**
     * Returns the credentials of the moment.
     *
     * @throws MissingException where there are none
     */
    Credentials get() throws MissingException;
  }

  /** There are no credentials; no request was made. */
  public static final class MissingException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says why, as a sentence. */
    public MissingException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Returns those of the environment, where Lambda puts a function's. */
  public static Source of(UnaryOperator<String> environment) {
    return () ->
        new Credentials(
            required(environment, "AWS_ACCESS_KEY_ID"),
            required(environment, "AWS_SECRET_ACCESS_KEY"),
            Optional.ofNullable(environment.apply("AWS_SESSION_TOKEN"))
                .filter(token -> !token.isEmpty()));
  }

  private static String required(UnaryOperator<String> environment, String name)
      throws MissingException {
    String value = environment.apply(name);
    if (value == null || value.isEmpty()) {
      throw new MissingException("The environment has no " + name + ".", null);
    }
    return value;
  }

  /** Names the key and tells no secret. */
  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
