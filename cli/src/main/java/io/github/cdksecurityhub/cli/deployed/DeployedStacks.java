package io.github.cdksecurityhub.cli.deployed;

import java.util.Optional;

/** CloudFormation, as far as a plan reads it. */
public interface DeployedStacks {

  /**
   * Reads one stack.
   *
   * @param region the stack's Region
   * @param name its name, or for a nested one its ARN
   * @return empty where there is no such stack, or one that is still empty
   * @throws UnreadableException where it can't be read
   */
  Optional<DeployedStack> find(String region, String name) throws UnreadableException;

  /** CloudFormation can't be read. The message is why, as a clause. */
  final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Carries the clause.
     *
     * @param why the error, such as {@code AccessDenied}; a note shows it in parentheses
     * @param cause the exception of the SDK, null where no request was sent
     */
    public UnreadableException(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
