package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.areKnownToDiffer;
import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.regions.RegionNames;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What Security Hub refuses of linked Regions, refused before anything is deployed. */
final class LinkedRegionRules {
  private static final String ATTEMPT = "link Regions";

  /** From the resource type's schema. */
  private static final int MOST_REGIONS = 50;

  private static final Pattern ARN =
      Pattern.compile(
          "arn:(aws[a-z-]*):securityhub:([a-z0-9-]+):([0-9]{12}):finding-aggregator/[^:/\\s]+");

  private final Construct construct;
  private final Stack stack;

  private LinkedRegionRules(Construct construct) {
    this.construct = construct;
    this.stack = Stack.of(construct);
  }

  /** What is linked, once it is known to make sense. */
  static Links check(Construct construct, LinkedRegions linked) {
    if (!(linked instanceof Links links)) {
      throw Refusal.of(
          construct,
          "declare a central configuration",
          "it does not say which Regions are linked to the home Region",
          "Call linkedRegions(LinkedRegions.all()), .only(...), .allExcept(...) or"
              + " .existingAggregator(...)");
    }
    LinkedRegionRules rules = new LinkedRegionRules(construct);
    rules.checkSome(links);
    rules.checkNames(links.regions());
    if (links.isExisting()) {
      rules.checkArn(links.arn());
    }
    return links;
  }

  private void checkSome(Links links) {
    if (!links.regions().isEmpty()) {
      return;
    }
    if (links.mode() == Links.Mode.ONLY) {
      throw refuse(
          "no Region is named, and CloudFormation's type has no aggregator that links none"
              + " (NO_REGIONS)",
          "Name a Region; or run `aws securityhub create-finding-aggregator --region-linking-mode"
              + " NO_REGIONS` in the home Region once and pass"
              + " LinkedRegions.existingAggregator(arn)");
    }
    if (links.mode() == Links.Mode.ALL_EXCEPT) {
      throw refuse("all Regions but none are all of them", "Pass LinkedRegions.all()");
    }
  }

  private void checkNames(List<String> regions) {
    if (regions.size() > MOST_REGIONS) {
      throw refuse(
          "%d Regions are named, and an aggregator takes %d"
              .formatted(regions.size(), MOST_REGIONS),
          "Name the fewer: LinkedRegions.only(...) or LinkedRegions.allExcept(...)");
    }
    Set<TargetRegion> seen = new HashSet<>();
    for (String name : regions) {
      TargetRegion region = TargetRegion.of(stack, name);
      checkName(region);
      if (!seen.add(region)) {
        throw refuse("Region " + name + " is named twice", "Name each Region once");
      }
    }
  }

  private void checkName(TargetRegion region) {
    TargetRegion home = TargetRegion.own(stack);
    if (region.equals(home)) {
      throw refuse(
          "Region "
              + region.value()
              + " is the home Region, which neither links itself nor can be"
              + " left out",
          "Leave it out of the list");
    }
    if (!region.isNamed()) {
      return;
    }
    if (region.partition().isEmpty()) {
      throw refuse(
          "\"" + region.value() + "\" is not a Region that this version of the AWS CDK knows",
          RegionNames.wayOut(region.value()));
    }
    if (home.partition().isPresent() && !home.partition().equals(region.partition())) {
      throw refuse(
          "Region %s is in partition %s, but the home Region %s is in %s"
              .formatted(
                  region.value(), region.partition().get(), home.value(), home.partition().get()),
          "Name Regions of the home Region's partition");
    }
  }

  private void checkArn(String arn) {
    if (isToken(arn)) {
      return;
    }
    Matcher parts = checkForm(Refusal.who(construct), arn);
    TargetRegion home = TargetRegion.own(stack);
    checkPart("partition", parts.group(1), home.partition().orElseGet(stack::getPartition));
    checkPart("Region", parts.group(2), stack.getRegion());
    checkPart("account", parts.group(3), stack.getAccount());
  }

  static Matcher checkForm(String who, String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw Refusal.of(
          who,
          ATTEMPT,
          "\"" + arn + "\" is not the ARN of a finding aggregator",
          "Pass what `aws securityhub list-finding-aggregators` shows, like"
              + " arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/...");
    }
    return parts;
  }

  private void checkPart(String part, String ofArn, String ofStack) {
    if (areKnownToDiffer(ofArn, ofStack)) {
      throw refuse(
          "the aggregator is in %s %s, but the stack is in %s: central configuration is set by the"
                  .formatted(part, ofArn, ofStack)
              + " delegated administrator, in the Region of its aggregator, the home Region",
          "Declare it in a stack of " + part + " " + ofArn);
    }
  }

  private IllegalArgumentException refuse(String reason, String wayOut) {
    return Refusal.of(construct, ATTEMPT, reason, wayOut);
  }
}
