package io.github.cdksecurityhub.lambda.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The account and Region of a stack; each empty where the app leaves it to the deployment. */
public record StackEnvironment(Optional<String> account, Optional<String> region) {
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
