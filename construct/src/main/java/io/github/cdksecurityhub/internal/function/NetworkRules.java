package io.github.cdksecurityhub.internal.function;

import io.github.cdksecurityhub.FunctionProps;
import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.Warning;
import java.util.List;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SelectedSubnets;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.constructs.IConstruct;

/** From where in a VPC a function reaches what it calls. */
final class NetworkRules {
  private NetworkRules() {}

  /** Refuses a network that contradicts itself, and one that leads nowhere. */
  static void check(IConstruct construct, FunctionProps props) {
    if (props.getVpc() != null) {
      checkGroups(construct, props);
      checkSubnets(construct, props.getVpc(), props.getVpcSubnets());
    } else if (props.getVpcSubnets() != null || props.getSecurityGroups() != null) {
      throw Refusal.of(
          construct,
          "set vpcSubnets or securityGroups",
          "no vpc is named that they could belong to",
          "Pass vpc too, or neither");
    }
  }

  private static void checkGroups(IConstruct construct, FunctionProps props) {
    if (props.getSecurityGroups() != null && props.getSecurityGroups().isEmpty()) {
      throw Refusal.of(
          construct,
          "run in a VPC",
          "the list of security groups is empty",
          "Name a group, or leave securityGroups out for one of its own");
    }
  }

  private static void checkSubnets(IConstruct construct, IVpc vpc, SubnetSelection selection) {
    SelectedSubnets selected = vpc.selectSubnets(selection);
    if (selected.getHasPublic()) {
      throw Refusal.of(
          construct,
          "run in the VPC " + vpc.getNode().getPath(),
          "its subnets there are public, and a Lambda function in one reaches nothing outside of"
              + " the VPC",
          "Pass vpcSubnets that are private, with a NAT gateway or endpoints");
    }
    List<String> isolated = vpc.getIsolatedSubnets().stream().map(ISubnet::getSubnetId).toList();
    if (selected.getSubnetIds().stream().anyMatch(isolated::contains)) {
      Warning.ISOLATED_SUBNETS.of(
          construct,
          ("Subnets of the VPC %s are isolated. From there the function reaches S3 and Security Hub"
                  + " through endpoints alone, and Security Hub of other Regions not at all; a"
                  + " deployment then waits until its time is over.")
              .formatted(vpc.getNode().getPath()));
    }
  }
}
