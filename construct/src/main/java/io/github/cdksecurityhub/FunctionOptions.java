package io.github.cdksecurityhub;

import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * The options that describe how a function runs. All of them can be left out.
 *
 * @param <B> the builder, returned by every method
 */
public abstract sealed class FunctionOptions<B> extends Options<B>
    permits ProviderOptions, DriftDetectionOptions {
  Number memorySize;
  ILogGroup logGroup;
  RetentionDays logRetention;
  IKey environmentEncryption;
  IVpc vpc;
  SubnetSelection vpcSubnets;
  List<ISecurityGroup> securityGroups;

  FunctionOptions() {}

  /**
   * The memory of the function, in MB. Default: 1769, at which Lambda gives one full vCPU.
   *
   * <p>On Lambda memory buys CPU, and a Java function starts on CPU: less memory is slower, and at
   * this little use hardly cheaper.
   *
   * @param memorySize a whole number from 256 to 10240; a token passes
   * @return this
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Lambda:
   *     configure memory</a>
   */
  public B memorySize(Number memorySize) {
    this.memorySize = given("memorySize", memorySize);
    return self();
  }

  /**
   * The log group that the function writes to. Default: one of its own, deleted with the stack.
   *
   * @param logGroup a log group of the stack's Region and account; not together with {@link
   *     #logRetention}
   * @return this
   */
  public B logGroup(ILogGroup logGroup) {
    this.logGroup = given("logGroup", logGroup);
    return self();
  }

  /**
   * How long the function's own log group keeps events. Default: {@link RetentionDays#ONE_YEAR},
   * which is what Security Hub's control CloudWatch.16 asks for.
   *
   * @param logRetention the time; not together with {@link #logGroup}
   * @return this
   * @see <a
   *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html">CloudWatch.16</a>
   */
  public B logRetention(RetentionDays logRetention) {
    this.logRetention = given("logRetention", logRetention);
    return self();
  }

  /**
   * The key that encrypts the function's environment variables. Default: Lambda's own key.
   *
   * @param environmentEncryption a key of the stack's Region; the role is allowed to decrypt with
   *     it, which the key's policy has to leave to IAM, as default policies do
   * @return this
   */
  public B environmentEncryption(IKey environmentEncryption) {
    this.environmentEncryption = given("environmentEncryption", environmentEncryption);
    return self();
  }

  /**
   * The VPC that the function runs in. Default: none.
   *
   * <p>From there it must reach, over HTTPS, Security Hub in every declared Region, and S3 in the
   * stack's Region, where CloudFormation takes its response; a function that detects drift reaches
   * CloudFormation and EventBridge instead of S3. Without S3 a deployment waits until its time is
   * over.
   *
   * <p>The function is created after all that is in this VPC's construct, its endpoints, routes and
   * gateways, and deleted before. Endpoints that are constructs elsewhere need the same: {@code
   * provider.getFunction().getNode().addDependency(endpoint)}.
   *
   * @param vpc a VPC of the stack's Region; the role is allowed to manage the function's network
   *     interfaces
   * @return this
   */
  public B vpc(IVpc vpc) {
    this.vpc = given("vpc", vpc);
    return self();
  }

  /**
   * The subnets that the function runs in. Default: the VPC's private subnets.
   *
   * @param vpcSubnets which subnets, 16 at most; only together with {@link #vpc}, and none that are
   *     public, as a Lambda function in one reaches nothing outside of the VPC
   * @return this
   */
  public B vpcSubnets(SubnetSelection vpcSubnets) {
    this.vpcSubnets = given("vpcSubnets", vpcSubnets);
    return self();
  }

  /**
   * The security groups of the function. Default: one of its own that lets everything out.
   *
   * @param securityGroups the groups, one to five, which is Lambda's quota; only together with
   *     {@link #vpc}
   * @return this
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-vpcconfig.html">VpcConfig</a>
   */
  public B securityGroups(List<? extends ISecurityGroup> securityGroups) {
    this.securityGroups = givenAll("securityGroups", securityGroups);
    return self();
  }
}
