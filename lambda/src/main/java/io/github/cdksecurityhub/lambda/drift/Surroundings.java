package io.github.cdksecurityhub.lambda.drift;

import java.io.IOException;
import java.util.List;

/** What a run asks of its account beside Security Hub. */
public interface Surroundings {

  /**
   * Returns how the stack stands now.
   *
   * @throws IOException where CloudFormation does not tell
   */
  StackStatus standing() throws IOException, InterruptedException;

  /**
   * Tells whoever subscribed: an event per detail.
   *
   * @throws IOException where one of them may not have arrived
   */
  void tell(List<String> details) throws IOException, InterruptedException;
}
