package io.github.cdksecurityhub.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import org.junit.jupiter.api.Test;

/** The command line holds nothing that can write. */
class ReadsOnlyTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.cdksecurityhub.cli");

  @Test
  void nothingKnowsThePortThatWrites() {
    assertThat(OURS.size()).isGreaterThan(30);
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(SecurityHub.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SecurityHubClients.class)
        .check(OURS);
  }

  @Test
  void noClientOfSecurityHubIsBuiltHere() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services.securityhub..")
        .check(OURS);
  }
}
