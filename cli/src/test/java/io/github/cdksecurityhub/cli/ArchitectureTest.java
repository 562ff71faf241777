package io.github.cdksecurityhub.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** preview <- plan, doctor <- the commands: which package depends on which. */
class ArchitectureTest {
  private static final String ROOT = "io.github.cdksecurityhub.cli";
  private static final String LAMBDA = "io.github.cdksecurityhub.lambda";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyPackageIsNamedHere() {
    assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            ROOT,
            ROOT + ".assembly",
            ROOT + ".aws",
            ROOT + ".catalogue",
            ROOT + ".console",
            ROOT + ".doctor",
            ROOT + ".init",
            ROOT + ".plan",
            ROOT + ".preview",
            ROOT + ".weakening");
  }

  @Test
  void thePreviewDependsOnTheHandlersDecisionsAlone() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".preview..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".preview..",
            LAMBDA + ".model..",
            LAMBDA + ".reconcile..",
            LAMBDA + ".cloudformation..",
            LAMBDA + ".stack..",
            "java..")
        .check(OURS);
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
  }
}
