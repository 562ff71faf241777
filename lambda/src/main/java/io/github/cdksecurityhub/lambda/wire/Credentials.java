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

  /** Refuses null, and what no header can carry: the JDK would refuse it too, and quote it. */
  public Credentials {
    refuseUnsendable("access key id", accessKeyId);
    Objects.requireNonNull(secretAccessKey, "secretAccessKey");
    if (sessionToken.isPresent()) {
      refuseUnsendable("session token", sessionToken.get());
    }
  }

  private static void refuseUnsendable(String what, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
        throw new IllegalArgumentException(
            "The " + what + " has a character that no HTTP header can carry.");
      }
    }
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
            value(environment, "AWS_SESSION_TOKEN"));
  }

  private static String required(UnaryOperator<String> environment, String name)
      throws MissingException {
    Optional<String> value = value(environment, name);
    if (value.isEmpty()) {
      throw new MissingException("The environment has no " + name + ".", null);
    }
    return value.get();
  }

  /** Without the line break that comes along when somebody reads it out of a file. */
  private static Optional<String> value(UnaryOperator<String> environment, String name) {
    String value = environment.apply(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  /** Names the key and tells no secret. */
  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
