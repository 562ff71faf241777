package io.github.cdksecurityhub.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import org.junit.jupiter.api.Test;

/** The local AWS depends on no other module. */
class ArchitectureTest {
  private static final String ROOT = "io.github.cdksecurityhub.local";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importUrl(LocalSecurityHub.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void nothingElseOfOursIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.cdksecurityhub",
            "io.github.cdksecurityhub.lambda..",
            "io.github.cdksecurityhub.cli..",
            "io.github.cdksecurityhub.internal..")
        .check(CLASSES);
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void httpKnowsNoService() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".http..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.github.cdksecurityhub..")
                .and(resideOutsideOfPackage(ROOT + ".http..")))
        .check(CLASSES);
  }

  @Test
  void securityHubAndLambdaDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".securityhub..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".lambda..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".lambda..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".securityhub..")
        .check(CLASSES);
  }
}
