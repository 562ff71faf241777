package io.github.cdksecurityhub.internal.function;

import static io.github.cdksecurityhub.internal.Tokens.areKnownToDiffer;

import io.github.cdksecurityhub.FunctionProps;
import io.github.cdksecurityhub.internal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.IResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.IConstruct;

/** How a function runs, once it is known to make sense, with the defaults for what was left out. */
public record FunctionSettings(
    Number memorySize,
    Optional<ILogGroup> logGroup,
    RetentionDays logRetention,
    Optional<IKey> environmentEncryption,
    Optional<IVpc> vpc,
    Optional<SubnetSelection> vpcSubnets,
    Optional<List<ISecurityGroup>> securityGroups) {

  private static final int SMALLEST_MEMORY = 256;
  private static final int LARGEST_MEMORY = 10240;

  /** One full vCPU: what a Java function starts on. */
  private static final int DEFAULT_MEMORY = 1769;

  /** Reads props, and refuses what contradicts itself or cannot run. */
  public static FunctionSettings of(IConstruct construct, FunctionProps props) {
    if (props.getLogGroup() != null && props.getLogRetention() != null) {
      throw Refusal.of(
          construct,
          "set logRetention beside logGroup",
          "the retention of a log group that is passed in is its own",
          "Set the retention on the log group, or pass logRetention alone");
    }
    checkPlaces(construct, props);
    NetworkRules.check(construct, props);
    return new FunctionSettings(
        memory(construct, Optional.ofNullable(props.getMemorySize()).orElse(DEFAULT_MEMORY)),
        Optional.ofNullable(props.getLogGroup()),
        Optional.ofNullable(props.getLogRetention()).orElse(RetentionDays.ONE_YEAR),
        Optional.ofNullable(props.getEnvironmentEncryption()),
        Optional.ofNullable(props.getVpc()),
        Optional.ofNullable(props.getVpcSubnets()),
        Optional.ofNullable(props.getSecurityGroups()));
  }

  /**
   * Keys and subnets are of the function's Region, and may be another account's; a log group that
   * is elsewhere gets nothing, as Lambda takes its name alone.
   */
  private static void checkPlaces(IConstruct construct, FunctionProps props) {
    Stack stack = Stack.of(construct);
    Stream.of(props.getLogGroup(), props.getEnvironmentEncryption(), props.getVpc())
        .filter(Objects::nonNull)
        .forEach(
            it -> checkPlace(construct, it, "Region", it.getEnv().getRegion(), stack.getRegion()));
    if (props.getLogGroup() != null) {
      String account = props.getLogGroup().getEnv().getAccount();
      checkPlace(construct, props.getLogGroup(), "account", account, stack.getAccount());
    }
  }

  private static void checkPlace(
      IConstruct construct, IResource resource, String part, String there, String here) {
    if (areKnownToDiffer(there, here)) {
      throw Refusal.of(
          construct,
          "run the function with " + resource.getNode().getPath(),
          "that is in %s %s and the function in %s".formatted(part, there, here),
          "Pass one of the function's " + part);
    }
  }

  private static Number memory(IConstruct construct, Number size) {
    if (Token.isUnresolved(size)) {
      return size;
    }
    double megabytes = size.doubleValue();
    if (megabytes != Math.rint(megabytes)
        || megabytes < SMALLEST_MEMORY
        || megabytes > LARGEST_MEMORY) {
      throw Refusal.of(
          construct,
          "give the function a memorySize of " + size + " MB",
          "a Java virtual machine needs 256 MB, and Lambda has at most 10240 MB, in whole MB",
          "Pass a whole number from 256 to 10240, or leave it out for " + DEFAULT_MEMORY);
    }
    return size;
  }
}
