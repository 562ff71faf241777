package io.github.cdksecurityhub.local.http;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Regions of the partitions {@code aws}, {@code aws-cn} and {@code aws-us-gov}, and which of
 * them an account must opt into.
 */
public final class AwsRegions {
  private static final Set<String> ALWAYS_ON =
      Set.of(
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "cn-north-1",
          "cn-northwest-1",
          "eu-central-1",
          "eu-north-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-gov-east-1",
          "us-gov-west-1",
          "us-west-1",
          "us-west-2");

  /** What an account has only once it asked for it. */
  public static final Set<String> OPT_IN =
      Set.of(
          "af-south-1",
          "ap-east-1",
          "ap-east-2",
          "ap-south-2",
          "ap-southeast-3",
          "ap-southeast-4",
          "ap-southeast-5",
          "ap-southeast-6",
          "ap-southeast-7",
          "ca-west-1",
          "eu-central-2",
          "eu-south-1",
          "eu-south-2",
          "il-central-1",
          "me-central-1",
          "me-south-1",
          "mx-central-1");

  /** Every Region. */
  public static final Set<String> ALL =
      Stream.concat(ALWAYS_ON.stream(), OPT_IN.stream()).collect(Collectors.toUnmodifiableSet());

  private AwsRegions() {}

  /** Whether there is such a Region; one with another number may be newer than this list. */
  public static boolean isKnown(String region) {
    return ALL.stream().anyMatch(it -> withoutNumber(it).equals(withoutNumber(region)));
  }

  private static String withoutNumber(String region) {
    return region.replaceFirst("-\\d{1,2}$", "-");
  }

  /** The partition that a Region is in. */
  public static String partition(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** The ARN of the hub that an account has in a Region. */
  public static String hub(String region, String account) {
    return arn(region, account, "hub/default");
  }

  /** The ARN of something that Security Hub has for an account in a Region. */
  public static String arn(String region, String account, String resource) {
    return "arn:" + partition(region) + ":securityhub:" + region + ":" + account + ":" + resource;
  }
}
