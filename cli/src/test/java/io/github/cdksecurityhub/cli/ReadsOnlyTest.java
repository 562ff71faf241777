package io.github.cdksecurityhub.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The command line has nothing that can write. */
class ReadsOnlyTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.cdksecurityhub.cli");

  private static final String SIMULATED =
      "io.github.cdksecurityhub.cli.preview.SimulatedSecurityHub";

  @Test
  void nothingKnowsThePortThatWrites() {
    assertThat(OURS.size()).isGreaterThan(30);
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(SecurityHubClients.class)
        .check(OURS);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SIMULATED)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "can write",
                it -> it.isAssignableTo(SecurityHub.class) && !it.getName().equals(SIMULATED)))
        .check(OURS);
  }

  @Test
  void theSimulatedOneHoldsAReaderAlone() {
    assertThat(OURS.get(SIMULATED).getAllFields())
        .as("nothing to pass a write on to")
        .isNotEmpty()
        .noneMatch(field -> field.getRawType().isAssignableTo(SecurityHub.class));
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.cdksecurityhub.cli.preview")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(SecurityHub.class)
        .check(OURS);
  }

  @Test
  void whatCallsSecurityHubItselfCallsReadingOperationsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.cdksecurityhub.cli.aws")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services..")
        .check(OURS);
    noClasses().should().callMethodWhere(A_CLIENT_WRITES).check(OURS);
    assertThat(
            new ClassFileImporter()
                .importClasses(Writer.class)
                .get(Writer.class)
                .getMethodCallsFromSelf())
        .as("a rule that can fail")
        .anyMatch(A_CLIENT_WRITES);
  }

  private static final String A_CLIENT = "software\\.amazon\\.awssdk\\.services\\..*Client";

  private static final DescribedPredicate<JavaMethodCall> A_CLIENT_WRITES =
      new DescribedPredicate<>("a method of an AWS client does more than read") {
        @Override
        public boolean test(JavaMethodCall call) {
          return call.getTargetOwner().getName().matches(A_CLIENT)
              && !call.getName()
                  .matches("(list|get|describe)[A-Z].*|builder|close|serviceMetadata");
        }
      };

  private interface Writer {
    default void write(SecurityHubClient client) {
      client.updateOrganizationConfiguration(request -> {});
    }
  }
}
