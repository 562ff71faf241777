package io.github.cdksecurityhub;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.regioninfo.RegionInfo;

/**
 * A Region to configure: known by name, or a token that CloudFormation fills in.
 *
 * @param value what goes into the template
 * @param kind how much of it is known at synthesis
 */
record TargetRegion(String value, Kind kind) {
  private static final Map<String, String> STACK_REGION = Map.of("Ref", "AWS::Region");

  /** How much of a Region is known at synthesis. */
  enum Kind {
    NAMED,
    STACKS_OWN,
    OTHER_TOKEN
  }

  /** Every way to say "the stack's Region" gives the same value, by name where that is known. */
  static TargetRegion of(Stack stack, String region) {
    if (!isToken(region)) {
      return new TargetRegion(region, Kind.NAMED);
    }
    String own = stack.getRegion();
    boolean isOwn = region.equals(own) || STACK_REGION.equals(stack.resolve(region));
    if (!isOwn) {
      return new TargetRegion(region, Kind.OTHER_TOKEN);
    }
    return new TargetRegion(own, isToken(own) ? Kind.STACKS_OWN : Kind.NAMED);
  }

  boolean isNamed() {
    return kind == Kind.NAMED;
  }

  /** Empty for a token, and for a name that the CDK does not know. */
  Optional<String> partition() {
    return isNamed() ? Optional.ofNullable(RegionInfo.get(value).getPartition()) : Optional.empty();
  }

  /** The name as CloudFormation takes it in logical ids: {@code EuWest1}. */
  String pascalCase() {
    return Stream.of(value.split("-"))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  /** Whether an account has to ask for the Region before it can use it; false where unknown. */
  boolean isOptIn() {
    return isNamed() && Boolean.TRUE.equals(RegionInfo.get(value).getIsOptInRegion());
  }

  private static boolean isToken(String region) {
    return Boolean.TRUE.equals(Token.isUnresolved(region));
  }
}
