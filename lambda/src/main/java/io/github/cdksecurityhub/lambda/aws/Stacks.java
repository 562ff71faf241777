package io.github.cdksecurityhub.lambda.aws;

import io.github.cdksecurityhub.lambda.drift.StackStatus;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CloudFormation in the function's Region, as far as a stack may ask about itself. */
public final class Stacks {
  /** In an answer about one stack the first is the stack's; what users wrote is escaped in it. */
  private static final Pattern STATUS = Pattern.compile("<StackStatus>([A-Z_]+)</StackStatus>");

  private static final Pattern LAST_UPDATED =
      Pattern.compile("<LastUpdatedTime>([^<]+)</LastUpdatedTime>");

  private final SignedRequests requests;

  /** Finds CloudFormation; connects nowhere yet. */
  public Stacks(Clock clock, String region, UnaryOperator<String> environment) {
    this.requests =
        new SignedRequests(clock, "cloudformation", "CLOUDFORMATION", region, environment);
  }

  /**
   * Reads how a stack stands.
   *
   * @throws IOException where CloudFormation does not tell
   */
  public StackStatus standing(String stackId) throws IOException, InterruptedException {
    String body =
        "Action=DescribeStacks&Version=2010-05-15&StackName="
            + URLEncoder.encode(stackId, StandardCharsets.UTF_8);
    String answer =
        requests.post(
            Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"), body);
    String status =
        first(STATUS, answer)
            .orElseThrow(
                () ->
                    new IOException(
                        "Cannot read the stack's status: CloudFormation's answer has none"));
    return new StackStatus(status, first(LAST_UPDATED, answer).orElse(""));
  }

  private static Optional<String> first(Pattern pattern, String answer) {
    Matcher matcher = pattern.matcher(answer);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
