package io.github.cdksecurityhub.local.cloudformation;

/**
 * Where a stack lives.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account the account id
 * @param region the Region
 */
public record Environment(String partition, String account, String region) {

  /** An ARN of this account and Region. */
  public String arn(String service, String resource) {
    return String.join(":", "arn", partition, service, region, account, resource);
  }

  /** An ARN of a service without Regions, such as IAM. */
  public String globalArn(String service, String resource) {
    return String.join(":", "arn", partition, service, "", account, resource);
  }

  /** What {@code AWS::URLSuffix} is here. */
  public String urlSuffix() {
    return partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
  }
}
