package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

class RefusalsTest {
  private final Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");
  private final Stack agnostic = TestApp.withoutFlags().stack("Agnostic");

  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of(List.of(), "the list of Regions is empty", "leave regions out"),
        Arguments.of(Arrays.asList("eu-west-1", null), "entry that is null", "Remove it"),
        Arguments.of(List.of("eu-west-1", "  "), "entry that is blank", "Remove it"),
        Arguments.of(
            List.of("eu-west-1", "us-east-1", "eu-west-1"),
            "Region eu-west-1 is in the list twice",
            "Name each Region once"),
        Arguments.of(
            List.of("eu-west-1", Aws.REGION),
            "Region eu-west-1 is in the list twice",
            "Name each Region once"),
        Arguments.of(
            List.of("eu-west-9"),
            "\"eu-west-9\" is not a Region",
            "Did you mean eu-west-1 or eu-west-2 or eu-west-3?"),
        Arguments.of(
            List.of("EU-WEST-1"), "\"EU-WEST-1\" is not a Region", "Did you mean eu-west-1?"),
        Arguments.of(
            List.of(" eu-west-1"),
            "\" eu-west-1\" is not a Region",
            "Did you mean eu-west-1? Names look like"),
        Arguments.of(
            List.of("eu-west-1~"),
            "\"eu-west-1~\" is not a Region",
            "Did you mean eu-west-1? Names look like"),
        Arguments.of(
            List.of("eu-wset-1"), "\"eu-wset-1\" is not a Region", "Did you mean eu-west-1?"),
        Arguments.of(
            List.of("Ireland"), "\"Ireland\" is not a Region", ". Names look like eu-west-1"),
        Arguments.of(
            List.of("us-gov-west-1"),
            "us-gov-west-1 is in partition aws-us-gov, but eu-west-1 is in aws",
            "a stack of partition aws-us-gov"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void regionsThatCannotWorkAreRefused(List<String> regions, String reason, String wayOut) {
    assertRefused(stack, it -> it.regions(regions), reason, wayOut);
  }

  @Test
  void partitionsCannotBeMixedWhereTheStacksIsUnknownEither() {
    assertRefused(
        agnostic,
        it -> it.regions(List.of("cn-north-1", "eu-west-1")),
        "Region eu-west-1 is in partition aws, but cn-north-1 is in aws-cn",
        "in a stack of partition aws.");
  }

  @Test
  void aListOfUnknownLengthIsRefused() {
    CfnParameter parameter =
        CfnParameter.Builder.create(agnostic, "Regions").type("CommaDelimitedList").build();

    assertRefused(
        agnostic,
        it -> it.regions(parameter.getValueAsList()),
        "the list of Regions is a token",
        "Pass a list of known length");
  }

  @Test
  void centralHasOneHomeRegion() {
    assertRefused(
        stack,
        it ->
            it.configuration(OrganizationConfiguration.central())
                .regions(List.of("eu-west-1", "us-east-1")),
        "cannot declare a CENTRAL configuration in eu-west-1, us-east-1",
        "Pass the home Region alone");
  }

  @Test
  void centralsHomeIsNotAnOptInRegion() {
    assertRefused(
        stack,
        it -> it.configuration(OrganizationConfiguration.central()).regions(List.of("eu-south-1")),
        "CENTRAL configuration in eu-south-1",
        "Pass a Region that is enabled by default");
  }

  @Test
  void theTimeOfAProviderMustFitEachDeclaration() {
    OrganizationConfigurationProvider provider =
        TestApp.provider(stack).timeout(Duration.seconds(299)).build();

    assertRefused(
        stack,
        it -> it.provider(provider).configuration(OrganizationConfiguration.central()),
        "a timeout of PT4M59S: proving a central configuration can take 5 minutes",
        "from 5 to 15 minutes");
  }

  @ParameterizedTest
  @CsvSource({"120,LOCAL", "900,LOCAL", "300,CENTRAL", "900,CENTRAL"})
  void aTimeThatTheWaitJustFitsIntoIsTaken(int seconds, String type) {
    assertThatCode(
            () ->
                TestApp.declare(stack, "SecurityHub")
                    .configuration(configuration(type))
                    .provider(TestApp.provider(stack).timeout(Duration.seconds(seconds)).build())
                    .build())
        .doesNotThrowAnyException();
  }

  @Test
  void aProviderOfAnotherStackIsRefused() {
    OrganizationConfigurationProvider elsewhere =
        TestApp.provider(new Stack((App) stack.getNode().getRoot(), "Elsewhere")).build();

    assertRefused(
        stack,
        it -> it.provider(elsewhere),
        "the provider is in another stack",
        "Create a provider in this stack");
  }

  @Test
  void aDeclarationOfNothingIsRefused() {
    assertThatThrownBy(
            () -> SecurityHubOrganizationConfiguration.Builder.create(stack, "SecurityHub").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Stack/SecurityHub", "no configuration is named", "local(true");
  }

  @Test
  void attributesOfAnotherRegionAreRefusedWithTheDeclaredOnes() {
    SecurityHubOrganizationConfiguration configuration =
        TestApp.declare(stack, "SecurityHub").regions(List.of("eu-west-1", "us-east-1")).build();

    assertThatThrownBy(() -> configuration.forRegion("us-west-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Stack/SecurityHub", "us-west-2", "eu-west-1, us-east-1");
    assertThatThrownBy(configuration::forRegion)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Stack/SecurityHub", "eu-west-1, us-east-1");
  }

  @Test
  void theStackTraceShowsTheUsersLine() {
    assertThatThrownBy(() -> TestApp.declare(stack, "SecurityHub").regions(List.of()).build())
        .satisfies(
            refusal ->
                assertThat(refusal.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .anyMatch(name -> name.startsWith(RefusalsTest.class.getName())));
  }

  private static void assertRefused(
      Stack stack,
      UnaryOperator<SecurityHubOrganizationConfiguration.Builder> options,
      String reason,
      String wayOut) {
    SecurityHubOrganizationConfiguration.Builder builder =
        options.apply(TestApp.declare(stack, "SecurityHub"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Construct " + stack.getNode().getPath() + "/SecurityHub cannot ")
        .hasMessageContainingAll(reason, wayOut);
  }

  private static OrganizationConfiguration configuration(String type) {
    return type.equals("CENTRAL")
        ? OrganizationConfiguration.central()
        : OrganizationConfiguration.local(true, AutoEnableStandards.NONE);
  }
}
