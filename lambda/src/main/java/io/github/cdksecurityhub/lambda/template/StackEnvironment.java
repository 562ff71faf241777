package io.github.cdksecurityhub.lambda.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account and Region of a stack; each empty where the app leaves it to the deployment. */
public record StackEnvironment(Optional<String> account, Optional<String> region) {
  private static final Pattern FORM = Pattern.compile("aws://([^/]+)/([^/]+)");

  /** Reads {@code aws://123456789012/eu-west-1}, with {@code unknown-...} where it is left open. */
  public static StackEnvironment parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? new StackEnvironment(known(form.group(1)), known(form.group(2)))
        : new StackEnvironment(Optional.empty(), Optional.empty());
  }

  private static Optional<String> known(String text) {
    return text.startsWith("unknown-") ? Optional.empty() : Optional.of(text);
  }

  /** Returns this, with what the app leaves open taken from the credentials and the environment. */
  public StackEnvironment orElse(Optional<String> otherAccount, Optional<String> otherRegion) {
    return new StackEnvironment(account.or(() -> otherAccount), region.or(() -> otherRegion));
  }

  public Optional<String> partition() {
    return region.map(
        name -> {
          if (name.startsWith("cn-")) {
            return "aws-cn";
          }
          return name.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        });
  }

  Map<String, String> pseudoParameters() {
    Map<String, String> known = new HashMap<>();
    account.ifPresent(each -> known.put("AWS::AccountId", each));
    region.ifPresent(each -> known.put("AWS::Region", each));
    partition()
        .ifPresent(
            each -> {
              known.put("AWS::Partition", each);
              known.put(
                  "AWS::URLSuffix", each.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com");
            });
    return known;
  }

  @Override
  public String toString() {
    return account.orElse("unknown account") + " in " + region.orElse("unknown Region");
  }
}
