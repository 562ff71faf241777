package io.github.cdksecurityhub;

import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * How a function of this library runs. {@link FunctionOptions} says what each option means; null
 * takes its default.
 */
public interface FunctionProps {

  /**
   * The memory in MB.
   *
   * @return {@link FunctionOptions#memorySize}
   */
  default Number getMemorySize() {
    return null;
  }

  /**
   * The log group that the function writes to.
   *
   * @return {@link FunctionOptions#logGroup}
   */
  default ILogGroup getLogGroup() {
    return null;
  }

  /**
   * How long the function's own log group keeps events.
   *
   * @return {@link FunctionOptions#logRetention}
   */
  default RetentionDays getLogRetention() {
    return null;
  }

  /**
   * The key that encrypts the function's environment variables.
   *
   * @return {@link FunctionOptions#environmentEncryption}
   */
  default IKey getEnvironmentEncryption() {
    return null;
  }

  /**
   * The VPC that the function runs in.
   *
   * @return {@link FunctionOptions#vpc}
   */
  default IVpc getVpc() {
    return null;
  }

  /**
   * The subnets that the function runs in.
   *
   * @return {@link FunctionOptions#vpcSubnets}
   */
  default SubnetSelection getVpcSubnets() {
    return null;
  }

  /**
   * The security groups of the function.
   *
   * @return {@link FunctionOptions#securityGroups}
   */
  default List<ISecurityGroup> getSecurityGroups() {
    return null;
  }
}
