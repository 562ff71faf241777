package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.FUNCTION;
import static io.github.cdksecurityhub.SynthesizedStack.POLICY;
import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

class UserResourcesTest {
  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void aRoleOfTheUsersOwnGetsThePolicy() {
    Role role = UserRoles.assumable(stack);
    SecurityHubOrganizationConfiguration configuration =
        declare(stack, TestApp.provider(stack).role(role).build());

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(configuration.getProvider().getRole()).isSameAs(role);
    assertThat(synthesized.properties(POLICY))
        .containsEntry("Roles", List.of(Map.of("Ref", synthesized.logicalId("AWS::IAM::Role"))));
    assertThat(synthesized.permissions()).hasSize(11);
  }

  @Test
  void whatIsAddedToARoleOfTheUsersOwnGoesAfterTheRegionsToo() {
    OrganizationConfigurationProvider provider =
        TestApp.provider(stack).role(UserRoles.assumable(stack)).build();
    declare(stack, provider);
    provider.addToRolePolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("securityhub:DescribeHub"))
            .resources(List.of("*"))
            .build());

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.resources(POLICY)).hasSize(2);
    assertThat(
            DependencyGraph.of(synthesized)
                .before(synthesized.logicalId(SynthesizedStack.CONFIGURATION)))
        .containsAll(synthesized.resources(POLICY).keySet());
  }

  @Test
  void anImportedRoleGetsThePolicyUnderANameThatNoOtherStackUses() {
    Stack other = app.stack("Other", TestApp.ACCOUNT, "us-east-1");
    for (Stack each : List.of(stack, other)) {
      declare(
          each,
          TestApp.provider(each).role(Role.fromRoleArn(each, "Imported", UserRoles.ARN)).build());
    }

    assertThat(SynthesizedStack.of(stack).properties(POLICY))
        .containsEntry("Roles", List.of("hub"));
    assertThat(SynthesizedStack.of(stack).properties(POLICY).get("PolicyName"))
        .isNotEqualTo(SynthesizedStack.of(other).properties(POLICY).get("PolicyName"));
  }

  @Test
  void stacksOfOneNameInTwoRegionsGiveAnImportedRoleTwoPolicies() {
    Stack agnostic = named("SecurityHub", null);
    Stack ireland = named("SecurityHub", "eu-west-1");
    Stack virginia = named("SecurityHub", "us-east-1");

    assertThat(policyName(ireland)).endsWith("-eu-west-1").isNotEqualTo(policyName(virginia));
    assertThat(policyName(agnostic)).contains("SecurityHub", "{Ref=AWS::Region}");
    assertThat(policyName(named("S".repeat(120), "ap-northeast-1"))).hasSizeLessThanOrEqualTo(128);
  }

  private static Stack named(String name, String region) {
    Stack stack =
        new Stack(
            TestApp.withoutFlags().app(),
            "Stack",
            StackProps.builder()
                .stackName(name)
                .env(Environment.builder().account(TestApp.ACCOUNT).region(region).build())
                .build());
    declare(
        stack,
        TestApp.provider(stack).role(Role.fromRoleArn(stack, "Imported", UserRoles.ARN)).build());
    return stack;
  }

  private static String policyName(Stack stack) {
    return String.valueOf(SynthesizedStack.of(stack).properties(POLICY).get("PolicyName"));
  }

  @Test
  void anImmutableRoleIsUsedAsItIs() {
    IRole role =
        Role.fromRoleArn(
            stack, "Imported", UserRoles.ARN, FromRoleArnOptions.builder().mutable(false).build());
    SecurityHubOrganizationConfiguration configuration =
        declare(stack, TestApp.provider(stack).role(role).build());
    configuration
        .getProvider()
        .addToRolePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("securityhub:DescribeHub"))
                .resources(List.of("*"))
                .build());

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.properties(FUNCTION)).containsEntry("Role", UserRoles.ARN);
    assertThat(synthesized.resources(POLICY)).isEmpty();
    assertThat(synthesized.resources("AWS::IAM::Role")).isEmpty();
  }

  @Test
  void aLogGroupOfTheUsersOwnIsTheOneThatIsWrittenTo() {
    LogGroup logGroup = new LogGroup(stack, "UserLogGroup");
    declare(stack, TestApp.provider(stack).logGroup(logGroup).build());

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.logicalId("AWS::Logs::LogGroup")).startsWith("UserLogGroup");
    assertThat(synthesized.permissions())
        .contains(
            "Allow logs:CreateLogStream on UserLogGroup",
            "Allow logs:PutLogEvents on UserLogGroup");
    assertThat(map(synthesized.properties(FUNCTION).get("LoggingConfig")))
        .containsEntry("LogGroup", Map.of("Ref", synthesized.logicalId("AWS::Logs::LogGroup")));
  }

  @Test
  void theOwnLogGroupKeepsEventsAsLongAsAsked() {
    declare(stack, TestApp.provider(stack).logRetention(RetentionDays.ONE_WEEK).build());

    assertThat(SynthesizedStack.of(stack).properties("AWS::Logs::LogGroup").get("RetentionInDays"))
        .hasToString("7");
  }

  @ParameterizedTest
  @EnumSource
  void theKeyOfTheEnvironmentMayBeUsedToDecrypt(FeatureFlags flags) {
    Stack any = new TestApp(flags).stack("Stack");
    declare(any, TestApp.provider(any).environmentEncryption(new Key(any, "Key")).build());

    SynthesizedStack synthesized = SynthesizedStack.of(any);

    assertThat(synthesized.permissions()).contains("Allow kms:Decrypt on Key").hasSize(12);
    assertThat(synthesized.properties(FUNCTION)).containsKey("KmsKeyArn");
    assertThat(synthesized.dependencies(SynthesizedStack.CONFIGURATION))
        .containsAll(synthesized.resources(POLICY).keySet());
  }

  @Test
  void anAliasStandsForItsKey() {
    declare(
        stack,
        TestApp.provider(stack)
            .environmentEncryption(new Key(stack, "Key").addAlias("alias/mine"))
            .build());

    assertThat(SynthesizedStack.of(stack).permissions()).contains("Allow kms:Decrypt on Key");
  }

  /** IAM evaluates a policy against the key's ARN, in which no alias is. */
  @Test
  void aKeyThatIsImportedByItsAliasIsAllowedByIt() {
    declare(
        stack,
        TestApp.provider(stack)
            .environmentEncryption(Alias.fromAliasName(stack, "Key", "alias/mine"))
            .build());

    assertThat(SynthesizedStack.of(stack).permissions())
        .contains(
            "Allow kms:Decrypt on *",
            "under a condition: "
                + Map.of("ForAnyValue:StringEquals", Map.of("kms:ResourceAliases", "alias/mine")));
  }

  @Test
  void anImportedRoleGetsTheKeyByOurOwnPolicyToo() {
    declare(
        stack,
        TestApp.provider(stack)
            .role(Role.fromRoleArn(stack, "Imported", UserRoles.ARN))
            .environmentEncryption(Key.fromKeyArn(stack, "Key", UserRoles.KEY_ARN))
            .build());

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.resources(POLICY)).hasSize(1);
    assertThat(synthesized.permissions()).contains("Allow kms:Decrypt on " + UserRoles.KEY_ARN);
  }

  @ParameterizedTest
  @EnumSource
  void inAVpcTheRoleMayManageNetworkInterfacesAndNothingMore(FeatureFlags flags) {
    Stack any = new TestApp(flags).stack("Stack");
    Vpc vpc = Vpc.Builder.create(any, "Vpc").maxAzs(1).restrictDefaultSecurityGroup(false).build();
    SecurityGroup group = SecurityGroup.Builder.create(any, "Group").vpc(vpc).build();
    declare(
        any,
        TestApp.provider(any)
            .vpc(vpc)
            .vpcSubnets(
                SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build())
            .securityGroups(List.of(group))
            .build());

    SynthesizedStack synthesized = SynthesizedStack.of(any);

    assertThat(synthesized.permissions())
        .hasSize(17)
        .contains(
            "Allow ec2:CreateNetworkInterface on *",
            "Allow ec2:DescribeNetworkInterfaces on *",
            "Allow ec2:DescribeSubnets on *",
            "Allow ec2:DeleteNetworkInterface on *",
            "Allow ec2:AssignPrivateIpAddresses on *",
            "Allow ec2:UnassignPrivateIpAddresses on *");
    Map<String, Object> vpcConfig = map(synthesized.properties(FUNCTION).get("VpcConfig"));
    assertThat(list(vpcConfig.get("SubnetIds"))).hasSize(1);
    assertThat(list(vpcConfig.get("SecurityGroupIds"))).hasSize(1);
    assertThat(synthesized.resources("AWS::EC2::SecurityGroup")).hasSize(1);
    assertThat(synthesized.dependencies(FUNCTION))
        .as("Lambda tries the permissions when it creates the function")
        .contains(synthesized.logicalId(POLICY));
  }

  @ParameterizedTest
  @EnumSource
  void theWayToTheServicesIsThereBeforeAndAfterTheFunction(FeatureFlags flags) {
    Stack any = new TestApp(flags).stack("Stack");
    Vpc vpc = Vpc.Builder.create(any, "Vpc").maxAzs(1).restrictDefaultSecurityGroup(false).build();
    SecurityHubOrganizationConfiguration configuration =
        declare(any, TestApp.provider(any).vpc(vpc).build());
    vpc.addGatewayEndpoint(
        "S3", GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build());
    vpc.addInterfaceEndpoint(
            "Hub",
            InterfaceVpcEndpointOptions.builder()
                .service(InterfaceVpcEndpointAwsService.SECURITYHUB)
                .open(false)
                .build())
        .getConnections()
        .allowDefaultPortFrom(configuration.getProvider().getFunction());

    SynthesizedStack synthesized = SynthesizedStack.of(any);

    assertThat(
            DependencyGraph.of(synthesized)
                .before(synthesized.logicalId(SynthesizedStack.CONFIGURATION)))
        .containsAll(synthesized.resources("AWS::EC2::VPCEndpoint").keySet())
        .containsAll(synthesized.resources("AWS::EC2::Route").keySet());
    assertThat(synthesized.resources("AWS::EC2::VPCEndpoint")).hasSize(2);
  }

  private static SecurityHubOrganizationConfiguration declare(
      Stack stack, OrganizationConfigurationProvider provider) {
    return TestApp.declare(stack, "SecurityHub").provider(provider).build();
  }
}
