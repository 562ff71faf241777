package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.constructs.Construct;

class DeclaredTwiceTest {
  private final TestApp app = TestApp.withoutFlags();

  @Test
  void inOneStackARegionIsDeclaredOnce() {
    Stack stack = app.stack("Stack");
    declare(stack, "First", "eu-west-1");

    assertRefused(stack, "Stack/First", "Stack/Second", "eu-west-1");
  }

  @Test
  void inOneStackTheStacksOwnRegionIsDeclaredOnceHoweverItIsSaid() {
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "First").build();

    assertRefused(stack, "Stack/First", "Stack/Second", Aws.REGION);
  }

  /** Deployed in that Region, the stack would have two resources for it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereTheStacksRegionIsUnknownItIsNotMixedWithNames(boolean ownFirst) {
    List<String> regions = new ArrayList<>(List.of(Aws.REGION, "us-east-1"));
    if (!ownFirst) {
      Collections.reverse(regions);
    }
    Stack oneList = app.stack("OneList");
    Stack two = app.stack("Two");
    declare(two, "First", regions.get(0));
    NestedStack nested = new NestedStack(two, "Nested");

    assertMixRefused(() -> TestApp.declare(oneList, "It").regions(regions).build(), "OneList/It");
    assertMixRefused(() -> declare(two, "Second", regions.get(1)), "Two/Second");
    assertMixRefused(() -> declare(nested, "Third", regions.get(1)), "Two/Nested/Third");
  }

  @Test
  void aCentralConfigurationOfAnUnknownRegionIsNotMixedWithNamesEither() {
    Stack stack = app.stack("Stack");
    TestApp.central(stack).linkedRegions(LinkedRegions.only("eu-west-1")).build();

    assertMixRefused(() -> declare(stack, "Local", "us-east-1"), "Stack/Local");
  }

  private static void assertMixRefused(Runnable declaring, String construct) {
    assertThatThrownBy(declaring::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(construct, "us-east-1", "not known at synthesis", "env");
  }

  @Test
  void whereTheStacksRegionIsKnownNamesStandBesideIt() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

    assertThatCode(
            () -> {
              TestApp.declare(stack, "It").regions(List.of(Aws.REGION, "us-east-1")).build();
              declare(stack, "Other", "us-west-2");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void twoStacksOfUnknownRegionsMayBeTwoRegions() {
    TestApp.declare(app.stack("A"), "It").build();

    assertThatCode(() -> declare(app.stack("B"), "It", "us-east-1")).doesNotThrowAnyException();
  }

  @Test
  void aNestedStackGoesWhereItsParentGoes() {
    Stack stack = app.stack("Stack");
    declare(stack, "First", "eu-west-1");
    NestedStack nested = new NestedStack(stack, "Nested");

    assertRefused(nested, "Stack/First", "Stack/Nested/Second", "eu-west-1");
  }

  @Test
  void stacksOfOneKnownAccountDeclareARegionOnce() {
    declare(app.stack("A", TestApp.ACCOUNT, "eu-west-1"), "First", "us-east-1");

    Stack other = app.stack("B", TestApp.ACCOUNT, "us-west-2");
    assertRefused(other, "A/First", "B/Second", "us-east-1");
  }

  @Test
  void stagesAreNoReasonToDeclareTwice() {
    Stage beta = new Stage(app.app(), "Beta");
    Stage production = new Stage(app.app(), "Production");
    declare(TestApp.stackIn(beta, "Stack", TestApp.ACCOUNT, "eu-west-1"), "First", "eu-west-1");

    Stack other = TestApp.stackIn(production, "Stack", TestApp.ACCOUNT, "us-east-1");
    assertRefused(other, "Beta/Stack/First", "Production/Stack/Second", "eu-west-1");
  }

  @Test
  void theAccountIsEnoughWhereTheStacksRegionIsUnknown() {
    Environment account = Environment.builder().account(TestApp.ACCOUNT).build();
    StackProps props = StackProps.builder().env(account).build();
    declare(new Stack(app.app(), "A", props), "First", "us-east-1");

    assertRefused(new Stack(app.app(), "B", props), "A/First", "B/Second", "us-east-1");
  }

  @Test
  void oneAccountHasOneHomeRegionInAllStacks() {
    TestApp.declare(app.stack("A", TestApp.ACCOUNT, "eu-west-1"), "First")
        .configuration(OrganizationConfiguration.central())
        .build();
    Stack other = app.stack("B", TestApp.ACCOUNT, "us-east-1");

    assertThatThrownBy(
            () ->
                TestApp.declare(other, "Second")
                    .configuration(OrganizationConfiguration.central())
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("A/First", "B/Second", "eu-west-1", "us-east-1", "home Region");
  }

  @Test
  void otherAccountsAndOtherRegionsAreOtherDeclarations() {
    assertThatCode(
            () -> {
              declare(app.stack("A", TestApp.ACCOUNT, "eu-west-1"), "It", "eu-west-1");
              declare(app.stack("B", TestApp.ACCOUNT, "us-east-1"), "It", "us-east-1");
              declare(app.stack("C", TestApp.OTHER_ACCOUNT, "eu-west-1"), "It", "eu-west-1");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void stacksThatMayGoToDifferentAccountsAreNotCompared() {
    assertThatCode(
            () -> {
              declare(app.stack("A"), "It", "eu-west-1");
              declare(app.stack("B"), "It", "eu-west-1");
              declare(app.stack("C", TestApp.ACCOUNT, "eu-west-1"), "It", "eu-west-1");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void anotherAppIsAnotherMatter() {
    declare(app.stack("Stack", TestApp.ACCOUNT, "eu-west-1"), "It", "eu-west-1");
    Stack stackOfAnotherApp = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");

    assertThatCode(() -> declare(stackOfAnotherApp, "It", "eu-west-1")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "all,    us-east-1, true",
    "all,    eu-west-1, true",
    "except, us-east-1, false",
    "except, us-west-2, true",
    "token,  us-east-1, false",
    "only,   us-east-1, true",
    "only,   us-west-2, false",
    "arn,    us-east-1, false",
  })
  void whereAHomeRegionLinksNothingLocalStands(String links, String region, boolean refused) {
    for (boolean localFirst : new boolean[] {true, false}) {
      TestApp another = TestApp.withoutFlags();
      Stack central = another.stack("Central", TestApp.ACCOUNT, "eu-west-1");
      Stack local = another.stack("Local", TestApp.ACCOUNT, "ap-south-1");
      List<Runnable> both =
          new ArrayList<>(
              List.of(
                  () -> declare(local, "SecurityHub", region),
                  () -> TestApp.central(central).linkedRegions(linked(links)).build()));
      if (!localFirst) {
        Collections.reverse(both);
      }

      var declaring = assertThatCode(() -> both.forEach(Runnable::run));

      if (refused) {
        declaring
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("Construct %s/SecurityHub", localFirst ? "Central" : "Local")
            .hasMessageContaining("construct %s/SecurityHub", localFirst ? "Local" : "Central")
            .hasMessageContainingAll(region, "emove");
      } else {
        declaring.doesNotThrowAnyException();
      }
    }
  }

  @Test
  void theLinksOfAnotherAccountDoNotMatter() {
    TestApp.central(app.stack("Central", TestApp.ACCOUNT, "eu-west-1")).build();
    Stack local = app.stack("Local", TestApp.OTHER_ACCOUNT, "us-east-1");

    assertThatCode(() -> declare(local, "It", "us-east-1")).doesNotThrowAnyException();
  }

  private static LinkedRegions linked(String links) {
    return switch (links) {
      case "all" -> LinkedRegions.all();
      case "except" -> LinkedRegions.allExcept("us-east-1");
      case "token" -> LinkedRegions.allExcept(Fn.importValue("Region"));
      case "only" -> LinkedRegions.only("us-east-1");
      default ->
          LinkedRegions.existingAggregator(
              "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/x");
    };
  }

  private static void declare(Construct scope, String id, String region) {
    TestApp.declare(scope, id).regions(List.of(region)).build();
  }

  private static void assertRefused(Stack stack, String first, String second, String region) {
    assertThatThrownBy(() -> declare(stack, "Second", region))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(first, second, "already declares", "Remove one of them");
  }
}
