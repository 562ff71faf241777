package io.github.cdksecurityhub.internal.function;

import io.github.cdksecurityhub.FunctionProps;
import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.Warning;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SelectedSubnets;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.constructs.IConstruct;

/** From where in a VPC a function reaches what it calls. */
final class NetworkRules {
  /** From the resource type's schema, as the next one is. */
  private static final int MOST_GROUPS = 5;

  private static final int MOST_SUBNETS = 16;

  private NetworkRules() {}

  /** Refuses a network that contradicts itself, and one that leads nowhere. */
  static void check(IConstruct construct, FunctionProps props) {
    if (props.getVpc() != null) {
      checkGroups(construct, props);
      selected(props.getVpc(), props.getVpcSubnets())
          .ifPresent(it -> checkSubnets(construct, props.getVpc(), it));
    } else if (props.getVpcSubnets() != null || props.getSecurityGroups() != null) {
      throw Refusal.of(
          construct,
          "set vpcSubnets or securityGroups",
          "no vpc is named that they could belong to",
          "Pass vpc too, or neither");
    }
  }

  private static void checkGroups(IConstruct construct, FunctionProps props) {
    if (props.getSecurityGroups() == null) {
      return;
    }
    int groups = props.getSecurityGroups().size();
    if (groups == 0) {
      throw Refusal.of(
          construct,
          "run in a VPC",
          "the list of security groups is empty",
          "Name a group, or leave securityGroups out for one of its own");
    }
    if (groups > MOST_GROUPS) {
      throw Refusal.of(
          construct,
          "run in a VPC",
          "%d security groups are named, and a Lambda function takes %d"
              .formatted(groups, MOST_GROUPS),
          "Name the fewer, or one group with the rules of all");
    }
  }

  private static void checkSubnets(IConstruct construct, IVpc vpc, List<String> selected) {
    if (selected.isEmpty()) {
      throw refuse(
          construct,
          vpc,
          "none of its subnets is selected",
          "Pass vpcSubnets that select one, or leave them out for the private ones");
    }
    if (selected.stream().anyMatch(ids(vpc.getPublicSubnets())::contains)) {
      throw refuse(
          construct,
          vpc,
          "its subnets there are public, and a Lambda function in one reaches nothing outside of"
              + " the VPC",
          "Pass vpcSubnets that are private, with a NAT gateway or endpoints");
    }
    if (selected.size() > MOST_SUBNETS) {
      throw refuse(
          construct,
          vpc,
          "%d of its subnets are selected, and a Lambda function takes %d"
              .formatted(selected.size(), MOST_SUBNETS),
          "Pass vpcSubnets that select the fewer, such as one in each of two Availability Zones");
    }
    if (selected.stream().anyMatch(ids(vpc.getIsolatedSubnets())::contains)) {
      Warning.ISOLATED_SUBNETS.of(
          construct,
          ("Subnets of the VPC %s are isolated. From there the function reaches S3 and Security Hub"
                  + " through endpoints alone, and Security Hub of other Regions not at all; a"
                  + " deployment then waits until its time is over.")
              .formatted(vpc.getNode().getPath()));
    }
  }

  /**
   * What selectSubnets returns has Availability Zones, which an imported subnet may lack. Empty
   * where the CDK has yet to look the VPC up: it runs the app again when it has.
   */
  private static Optional<List<String>> selected(IVpc vpc, SubnetSelection selection) {
    if (selection != null && selection.getSubnets() != null) {
      return Optional.of(ids(selection.getSubnets()));
    }
    SelectedSubnets selected = vpc.selectSubnets(selection);
    return Boolean.TRUE.equals(selected.getIsPendingLookup())
        ? Optional.empty()
        : Optional.of(ids(selected.getSubnets()));
  }

  private static List<String> ids(List<? extends ISubnet> subnets) {
    return subnets.stream().map(ISubnet::getSubnetId).toList();
  }

  private static Refusal refuse(IConstruct construct, IVpc vpc, String reason, String wayOut) {
    return Refusal.of(construct, "run in the VPC " + vpc.getNode().getPath(), reason, wayOut);
  }
}
