package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Subnet;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetFilter;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcLookupOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

class FunctionRefusalsTest {
  private final Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "119000  | PT1M59S  | from 2 to 15 minutes",
        "901000  | PT15M1S  | from 2 to 15 minutes",
        "120500  | PT2M0.5S | Pass whole seconds",
      })
  void aTimeThatTheWaitDoesNotFitIntoIsRefused(long milliseconds, String shown, String wayOut) {
    assertProviderRefused(
        it -> it.timeout(Duration.millis(milliseconds)),
        "a timeout of " + shown + ": proving a local configuration can take 2 minutes",
        wayOut);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 128, 255, 10241, 512.5})
  void memoryThatAJavaFunctionCannotHaveIsRefused(double megabytes) {
    assertProviderRefused(
        it -> it.memorySize(megabytes), "memorySize of " + megabytes, "from 256 to 10240");
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 10240})
  void theLeastAndTheMostMemoryAreTaken(int megabytes) {
    assertThatCode(() -> TestApp.provider(stack).memorySize(megabytes).build())
        .doesNotThrowAnyException();
  }

  @Test
  void retentionBesideALogGroupIsRefused() {
    assertProviderRefused(
        it -> it.logGroup(new LogGroup(stack, "Logs")).logRetention(RetentionDays.ONE_DAY),
        "set logRetention beside logGroup",
        "Set the retention on the log group");
  }

  @Test
  void subnetsOrSecurityGroupsWithoutAVpcAreRefused() {
    assertProviderRefused(
        it -> it.vpcSubnets(SubnetSelection.builder().build()), "no vpc", "Pass vpc too");
    assertThatThrownBy(
            () ->
                OrganizationConfigurationProvider.Builder.create(stack, "Other")
                    .securityGroups(List.of())
                    .build())
        .hasMessageContainingAll("Stack/Other", "no vpc");
  }

  @Test
  void aVpcWithoutASecurityGroupIsRefused() {
    assertProviderRefused(
        it -> it.vpc(new Vpc(stack, "Vpc")).securityGroups(List.of()),
        "the list of security groups is empty",
        "leave securityGroups out");
  }

  @Test
  void moreSecurityGroupsThanAFunctionTakesAreRefused() {
    Vpc vpc = new Vpc(stack, "Vpc");
    List<SecurityGroup> groups =
        IntStream.range(0, 6)
            .mapToObj(i -> SecurityGroup.Builder.create(stack, "Group" + i).vpc(vpc).build())
            .toList();

    assertProviderRefused(
        it -> it.vpc(vpc).securityGroups(groups),
        "6 security groups are named, and a Lambda function takes 5",
        "Name the fewer");
    assertThatCode(
            () ->
                OrganizationConfigurationProvider.Builder.create(stack, "Five")
                    .vpc(vpc)
                    .securityGroups(groups.subList(0, 5))
                    .build())
        .doesNotThrowAnyException();
  }

  @Test
  void publicSubnetsAreRefusedAsNothingIsReachedFromThem() {
    IVpc vpc = vpc(SubnetType.PUBLIC, SubnetType.PRIVATE_WITH_EGRESS);
    SubnetSelection inPublic = SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build();

    assertProviderRefused(
        it -> it.vpc(vpc).vpcSubnets(inPublic), "VPC Stack/Vpc: its subnets there", "private");
    OrganizationConfigurationProvider.Builder.create(stack, "Private").vpc(vpc).build();

    Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
  }

  @Test
  void isolatedSubnetsAreWarnedOfAsADeploymentMayWaitForAnHour() {
    TestApp.provider(stack).vpc(vpc(SubnetType.PRIVATE_ISOLATED)).build();

    Annotations.fromStack(stack)
        .hasWarning(
            "/Stack/Provider", Match.stringLikeRegexp("Subnets of the VPC Stack/Vpc are.*"));
  }

  @Test
  void subnetsThatAreImportedByTheirIdsAloneAreTaken() {
    List<ISubnet> imported =
        List.of(
            Subnet.fromSubnetId(stack, "A", "subnet-a"),
            Subnet.fromSubnetId(stack, "B", "subnet-b"));
    TestApp.provider(stack)
        .vpc(new Vpc(stack, "Vpc"))
        .vpcSubnets(SubnetSelection.builder().subnets(imported).build())
        .build();

    assertThat(SynthesizedStack.of(stack).properties(SynthesizedStack.FUNCTION).get("VpcConfig"))
        .asString()
        .contains("SubnetIds=[subnet-a, subnet-b]");
  }

  @Test
  void aSelectionOfNoSubnetIsRefused() {
    SubnetSelection none =
        SubnetSelection.builder()
            .subnetFilters(List.of(SubnetFilter.byIds(List.of("subnet-a"))))
            .build();

    assertProviderRefused(
        it -> it.vpc(new Vpc(stack, "Vpc")).vpcSubnets(none),
        "VPC Stack/Vpc: none of its subnets is selected",
        "leave them out");
  }

  /** The CDK runs the app again when it has: until then a lookup yields other subnets. */
  @Test
  void theSubnetsOfAVpcThatTheCdkHasYetToLookUpAreNotJudged() {
    IVpc vpc =
        Vpc.fromLookup(stack, "Vpc", VpcLookupOptions.builder().vpcId("vpc-0a1b2c3d").build());
    SubnetSelection named = SubnetSelection.builder().subnetGroupName("Functions").build();
    assertThatCode(() -> TestApp.provider(stack).vpc(vpc).vpcSubnets(named).build())
        .doesNotThrowAnyException();
  }

  private IVpc vpc(SubnetType... types) {
    return Vpc.Builder.create(stack, "Vpc")
        .subnetConfiguration(
            Stream.of(types)
                .map(it -> SubnetConfiguration.builder().name(it.name()).subnetType(it).build())
                .toList())
        .build();
  }

  @Test
  void theRoleOfAnotherAccountIsRefused() {
    String arn = "arn:aws:iam::" + TestApp.OTHER_ACCOUNT + ":role/hub";

    assertProviderRefused(
        it -> it.role(Role.fromRoleArn(stack, "Imported", arn)),
        "the role is in account 111122223333, and Lambda takes roles of the function's account",
        "Pass a role of account 123456789012");
  }

  /** Lambda takes a log group by its name alone: it would write to another, or to none. */
  @ParameterizedTest
  @CsvSource({
    "us-east-1, 123456789012, that is in Region us-east-1 and the function in eu-west-1",
    "eu-west-1, 111122223333, that is in account 111122223333 and the function in 123456789012"
  })
  void theLogGroupOfAnotherRegionOrAccountIsRefused(String region, String account, String reason) {
    String arn = "arn:aws:logs:%s:%s:log-group:hub:*".formatted(region, account);

    assertProviderRefused(
        it -> it.logGroup(LogGroup.fromLogGroupArn(stack, "Logs", arn)), reason, "Pass one");
  }

  @Test
  void aKeyOrAVpcOfAnotherRegionIsRefused() {
    Stack other =
        TestApp.stackIn((App) stack.getNode().getRoot(), "Other", TestApp.ACCOUNT, "us-east-1");
    Key key = new Key(other, "Key");

    assertProviderRefused(
        it -> it.environmentEncryption(key),
        "run the function with Other/Key: that is in Region us-east-1",
        "Pass one of the function's Region");
    stack.getNode().tryRemoveChild("Provider");
    assertProviderRefused(
        it -> it.vpc(new Vpc(other, "Vpc")), "with Other/Vpc", "the function in eu-west-1");
  }

  @Test
  void theKeyOfAnotherAccountIsTakenAsItsPolicyMayAllow() {
    String arn = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f";
    OrganizationConfigurationProvider.Builder provider =
        TestApp.provider(stack).environmentEncryption(Key.fromKeyArn(stack, "Key", arn));

    assertThatCode(provider::build).doesNotThrowAnyException();
  }

  private void assertProviderRefused(
      UnaryOperator<OrganizationConfigurationProvider.Builder> options,
      String reason,
      String wayOut) {
    OrganizationConfigurationProvider.Builder builder = options.apply(TestApp.provider(stack));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Construct Stack/Provider cannot ")
        .hasMessageContainingAll(reason, wayOut);
  }
}
