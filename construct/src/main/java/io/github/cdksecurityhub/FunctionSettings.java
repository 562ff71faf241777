package io.github.cdksecurityhub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.IConstruct;

/** What a user said about the function; empty is unsaid. */
record FunctionSettings(
    Optional<IRole> role,
    Optional<ILogGroup> logGroup,
    Optional<RetentionDays> logRetention,
    Optional<Duration> timeout,
    Optional<Number> memorySize,
    Optional<IKey> environmentEncryption,
    Optional<IVpc> vpc,
    Optional<SubnetSelection> vpcSubnets,
    Optional<List<ISecurityGroup>> securityGroups,
    Optional<DriftDetection> driftDetection) {

  private static final int SMALLEST_MEMORY = 256;
  private static final int LARGEST_MEMORY = 10240;

  /** One full vCPU: what a Java function starts on. */
  private static final int DEFAULT_MEMORY = 1769;

  /** The same with the defaults for what was left unsaid. */
  FunctionSettings withDefaults() {
    return new FunctionSettings(
        role,
        logGroup,
        logGroup.isPresent()
            ? logRetention
            : logRetention.or(() -> Optional.of(RetentionDays.ONE_YEAR)),
        timeout.or(() -> Optional.of(TimeBudget.longest())),
        memorySize.or(() -> Optional.of(DEFAULT_MEMORY)),
        environmentEncryption,
        vpc,
        vpcSubnets,
        securityGroups,
        driftDetection);
  }

  /** Refuses what contradicts itself or cannot run. */
  void checkFor(IConstruct construct) {
    memorySize.ifPresent(size -> checkMemory(construct, size));
    driftDetection.ifPresent(detection -> detection.checkFor(construct));
    if (logGroup.isPresent() && logRetention.isPresent()) {
      throw Refusal.of(
          construct,
          "set logRetention beside logGroup",
          "the retention of a log group that is passed in is its own",
          "Set the retention on the log group, or pass logRetention alone");
    }
    if (vpc.isEmpty() && (vpcSubnets.isPresent() || securityGroups.isPresent())) {
      throw Refusal.of(
          construct,
          "set vpcSubnets or securityGroups",
          "no vpc is named that they could belong to",
          "Pass vpc too, or neither");
    }
  }

  private static void checkMemory(IConstruct construct, Number size) {
    if (Token.isUnresolved(size)) {
      return;
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
  }

  /** The names of the settings said here that say something else than {@code effective} does. */
  List<String> contradictionsTo(FunctionSettings effective) {
    Map<String, Object> there = effective.said();
    return said().entrySet().stream()
        .filter(setting -> !setting.getValue().equals(there.get(setting.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Constructs are compared by path: their Java objects may differ where the construct doesn't. */
  private Map<String, Object> said() {
    Map<String, Object> said = new LinkedHashMap<>();
    role.ifPresent(it -> said.put("role", path(it)));
    logGroup.ifPresent(it -> said.put("logGroup", path(it)));
    logRetention.ifPresent(it -> said.put("logRetention", it));
    timeout.ifPresent(it -> said.put("timeout", new TimeBudget(it).comparable()));
    memorySize.ifPresent(it -> said.put("memorySize", it.doubleValue()));
    environmentEncryption.ifPresent(it -> said.put("environmentEncryption", path(it)));
    vpc.ifPresent(it -> said.put("vpc", path(it)));
    vpcSubnets.ifPresent(it -> said.put("vpcSubnets", it));
    securityGroups.ifPresent(
        them -> said.put("securityGroups", them.stream().map(FunctionSettings::path).toList()));
    driftDetection.ifPresent(it -> said.put("driftDetection", it));
    return said;
  }

  private static String path(IConstruct construct) {
    return construct.getNode().getPath();
  }
}
