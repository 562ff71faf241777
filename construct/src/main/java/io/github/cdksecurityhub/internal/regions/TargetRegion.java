package io.github.cdksecurityhub.internal.regions;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.regioninfo.RegionInfo;

/**
 * A Region to configure: known by name, or a token that CloudFormation fills in.
 *
 * <p>Two are equal where they have the same expression: each use of {@code Fn.select} is another
 * token.
 *
 * @param value what goes into the template
 * @param kind how much of it is known at synthesis
 * @param expression the name, or what CloudFormation evaluates to find it
 */
public record TargetRegion(String value, Kind kind, String expression) {
  private static final Map<String, String> STACK_REGION = Map.of("Ref", "AWS::Region");

  /** How much of a Region is known at synthesis. */
  public enum Kind {
    NAMED,
    STACKS_OWN,
    OTHER_TOKEN
  }

  /** Every way to say "the stack's Region" gives the same value, by name where that is known. */
  public static TargetRegion of(Stack stack, String region) {
    if (!isToken(region)) {
      return named(region);
    }
    TargetRegion own = own(stack);
    Object resolved = stack.resolve(region);
    if (resolved instanceof String name && !isToken(name)) {
      return named(name);
    }
    boolean isOwn = region.equals(own.value) || STACK_REGION.equals(resolved);
    return isOwn ? own : new TargetRegion(region, Kind.OTHER_TOKEN, canonical(resolved));
  }

  /** The stack's Region. */
  public static TargetRegion own(Stack stack) {
    String region = stack.getRegion();
    return isToken(region)
        ? new TargetRegion(region, Kind.STACKS_OWN, canonical(STACK_REGION))
        : named(region);
  }

  private static TargetRegion named(String name) {
    return new TargetRegion(name, Kind.NAMED, name);
  }

  /** The same text for the same expression, in any order of its keys. */
  private static String canonical(Object expression) {
    if (expression instanceof Map<?, ?> intrinsic) {
      return intrinsic.entrySet().stream()
          .map(each -> each.getKey() + ":" + canonical(each.getValue()))
          .sorted()
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (expression instanceof List<?> arguments) {
      return arguments.stream()
          .map(TargetRegion::canonical)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return String.valueOf(expression);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TargetRegion target
        && target.kind == kind
        && target.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  public boolean isNamed() {
    return kind == Kind.NAMED;
  }

  /** Empty for a token, and for a name that the CDK does not know. */
  public Optional<String> partition() {
    return isNamed() ? RegionNames.partition(value) : Optional.empty();
  }

  /** Whether an account has to ask for the Region before it can use it; false where unknown. */
  public boolean isOptIn() {
    return isNamed() && Boolean.TRUE.equals(RegionInfo.get(value).getIsOptInRegion());
  }
}
