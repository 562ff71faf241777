package io.github.cdksecurityhub.lambda;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** model <- reconcile <- {securityhub, cloudformation, drift} <- handler, and who knows what. */
class ArchitectureTest {
  private static final String ROOT = "io.github.cdksecurityhub.lambda";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static String[] packages(String... names) {
    return Set.of(names).stream()
        .map(name -> name.startsWith("java") ? name + ".." : ROOT + "." + name + "..")
        .toArray(String[]::new);
  }

  private static void check(ArchRule rule) {
    rule.check(OURS);
  }

  @Test
  void thereIsSomethingToCheck() {
    assertThat(OURS.size()).isGreaterThan(40);
    assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            ROOT + ".model",
            ROOT + ".reconcile",
            ROOT + ".securityhub",
            ROOT + ".cloudformation",
            ROOT + ".drift",
            ROOT + ".handler");
  }

  @Test
  void theModelKnowsNothingButJava() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(packages("model", "java")));
  }

  @Test
  void theReconciliationKnowsTheModelAlone() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".reconcile..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(packages("model", "reconcile", "java")));
  }

  @Test
  void theReconciliationDoesNoInputOrOutput() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages("model", "reconcile"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio..", "java.util.logging.."));
  }

  @Test
  void onlyTwoAdaptersKnowTheSdk() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(ROOT + ".securityhub..")))
            .and()
            .doNotHaveSimpleName("AwsDriftEnvironment")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.."));
  }

  @Test
  void onlyTheHandlerKnowsLambda() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(ROOT + ".handler..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.amazonaws.."));
  }

  @Test
  void whatDecidesWritesNoJson() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages("model", "reconcile"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.."));
  }

  @Test
  void theTwoAdaptersDoNotKnowEachOther() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".securityhub..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("cloudformation", "drift", "handler")));
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".cloudformation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("securityhub", "drift", "handler")));
  }

  @Test
  void driftIsDecidedWithoutAnAdapter() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".drift..")
            .and()
            .doNotHaveSimpleName("AwsDriftEnvironment")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(packages("model", "reconcile", "drift", "java"))
                    .or(resideInAnyPackage("com.fasterxml.."))));
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".drift..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("AwsDriftEnvironment"));
  }

  @Test
  void theFunctionThatAnswersCloudFormationLoadsNothingOfDrift() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".handler..")
            .and()
            .haveSimpleNameNotStartingWith("Drift")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("drift")));
  }

  @Test
  void aLookCannotWrite() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".drift..")
            .and()
            .doNotHaveSimpleName("RegionDriftCheck")
            .should()
            .callMethod(
                io.github.cdksecurityhub.lambda.reconcile.SecurityHub.class,
                "update",
                io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.class)
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Reconciler"));
  }

  @Test
  void nobodyKnowsTheHandler() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(ROOT + ".handler..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".handler.."));
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void onlyTheClockKnowsTheTime() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                packages("model", "reconcile", "securityhub", "cloudformation", "drift"))
            .and()
            .haveNameNotMatching(".*\\.reconcile\\.Clock(\\$.*)?")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Manager", "Helper", "Util", "Utils", "Impl", "Base", "Abstract"})
  void namesThatSayNothingDoNotOccur(String name) {
    List<String> found =
        OURS.stream()
            .map(JavaClass::getSimpleName)
            .filter(each -> List.of(each.split("(?=[A-Z])")).contains(name))
            .toList();
    assertThat(found).isEmpty();
  }
}
