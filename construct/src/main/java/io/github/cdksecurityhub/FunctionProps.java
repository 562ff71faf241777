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

  /** {@return the memory in MB: {@link FunctionOptions#memorySize}} */
  default Number getMemorySize() {
    return null;
  }

  /** {@return the log group that the function writes to: {@link FunctionOptions#logGroup}} */
  default ILogGroup getLogGroup() {
    return null;
  }

  /**
   * {@return how long the function's own log group keeps events: {@link
   * FunctionOptions#logRetention}}
   */
  default RetentionDays getLogRetention() {
    return null;
  }

  /**
   * {@return the key that encrypts the function's environment variables: {@link
   * FunctionOptions#environmentEncryption}}
   */
  default IKey getEnvironmentEncryption() {
    return null;
  }

  /** {@return the VPC that the function runs in: {@link FunctionOptions#vpc}} */
  default IVpc getVpc() {
    return null;
  }

  /** {@return the subnets that the function runs in: {@link FunctionOptions#vpcSubnets}} */
  default SubnetSelection getVpcSubnets() {
    return null;
  }

  /** {@return the security groups of the function: {@link FunctionOptions#securityGroups}} */
  default List<ISecurityGroup> getSecurityGroups() {
    return null;
  }
}
