package io.github.cdksecurityhub.lambda;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** model <- reconcile <- {securityhub, cloudformation, drift} <- entry points. */
class ArchitectureTest {
  private static final String ROOT = "io.github.cdksecurityhub.lambda";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(
              CustomResourceHandler.class.getProtectionDomain().getCodeSource().getLocation());

  /** Our packages by their short names; the entry points are in {@code entry}. */
  private static DescribedPredicate<JavaClass> in(String... packages) {
    return resideInAnyPackage(
        Arrays.stream(packages)
            .map(name -> name.equals("entry") ? ROOT : ROOT + "." + name + "..")
            .toArray(String[]::new));
  }

  @Test
  void thesePackagesExist() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            ROOT,
            ROOT + ".model",
            ROOT + ".template",
            ROOT + ".central",
            ROOT + ".reconcile",
            ROOT + ".securityhub",
            ROOT + ".cloudformation",
            ROOT + ".drift",
            ROOT + ".ownership",
            ROOT + ".stack",
            ROOT + ".sdk");
  }

  @ParameterizedTest
  @CsvSource({
    "model, template central reconcile ownership securityhub cloudformation drift stack sdk entry",
    "template, central reconcile ownership securityhub cloudformation drift stack sdk entry",
    "central, ownership securityhub cloudformation drift stack sdk entry",
    "reconcile, central template ownership securityhub cloudformation drift stack sdk entry",
    "ownership, central template securityhub cloudformation drift stack sdk entry",
    "sdk, model template central reconcile ownership securityhub cloudformation drift stack entry",
    "stack, central reconcile ownership securityhub cloudformation drift entry",
    "securityhub, ownership cloudformation drift stack entry",
    "cloudformation, central template securityhub drift sdk entry",
    "drift, securityhub cloudformation entry"
  })
  void aLayerDoesNotKnow(String layer, String unknown) {
    noClasses().that(in(layer)).should().dependOnClassesThat(in(unknown.split(" "))).check(CLASSES);
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void modelAndReconcileKnowNothingElseButJava() {
    classes()
        .that(in("model", "reconcile", "ownership"))
        .should()
        .onlyDependOnClassesThat(
            in("model", "reconcile", "ownership").or(resideInAnyPackage("java..")))
        .andShould()
        .onlyDependOnClassesThat(
            DescribedPredicate.not(
                resideInAnyPackage("java.net..", "java.nio..", "java.util.logging..")))
        .check(CLASSES);
  }

  @Test
  void onlyTheAdaptersKnowTheSdk() {
    noClasses()
        .that(DescribedPredicate.not(in("securityhub", "sdk")))
        .and()
        .haveSimpleNameNotStartingWith("Sdk")
        .and()
        .doNotHaveSimpleName("SdkEventPublisher")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(CLASSES);
  }

  @Test
  void driftAndCloudformationWorkWithoutTheirAdapters() {
    noClasses()
        .that(in("drift", "cloudformation", "stack"))
        .and()
        .haveSimpleNameNotStartingWith("Sdk")
        .and()
        .doNotHaveSimpleName("SdkEventPublisher")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("SdkEventPublisher")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("SdkStackStatusSource")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("SdkDeployedTemplates")
        .check(CLASSES);
  }

  @Test
  void onlyTheEntryPointsKnowLambda() {
    noClasses()
        .that(DescribedPredicate.not(in("entry")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.amazonaws..")
        .check(CLASSES);
  }

  /** Who has the ResponseURL can respond. */
  @Test
  void onlyCloudformationKnowsTheResponseProtocol() {
    noClasses()
        .that(DescribedPredicate.not(in("cloudformation")))
        .should()
        .dependOnClassesThat()
        .haveSimpleName("ResponseUrl")
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "CustomResourceHandler, central., org.snakeyaml",
    "CustomResourceHandler, template., services.eventbridge",
    "CustomResourceHandler, drift, software.amazon.awssdk.services.eventbridge",
    "DriftHandler, cloudformation.ResponseSender, cloudformation.LifecycleHandler"
  })
  void neitherFunctionLoadsWhatOnlyTheOtherNeeds(String handler, String one, String other) {
    assertThat(reachableFrom(handler)).contains(ROOT + "." + handler, ROOT + ".Invocation");
    assertThat(reachableFrom(handler))
        .noneMatch(name -> name.contains("." + one) || name.contains(other));
  }

  /** Every class of ours that {@code entry} needs, and what those depend on. */
  private static Set<String> reachableFrom(String entry) {
    Set<String> reached = new HashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>(List.of(CLASSES.get(ROOT + "." + entry)));
    while (!next.isEmpty()) {
      JavaClass each = next.pop();
      if (reached.add(each.getName()) && CLASSES.contain(each.getName())) {
        each.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .forEach(next::push);
      }
    }
    return reached;
  }

  /** Drift detection writes policies, associations and aggregators in one class alone. */
  @Test
  void onlyAHealWritesCentralConfiguration() {
    noClasses()
        .that(DescribedPredicate.not(in("securityhub")))
        .and()
        .doNotHaveSimpleName("ResourceHeal")
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("a method of CentralHub writes") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isEquivalentTo(CentralHub.class)
                    && call.getName().matches("update.*|associate");
              }
            })
        .check(CLASSES);
    noClasses()
        .that()
        .haveSimpleName("SdkCentralReader")
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("a client does more than read") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().getSimpleName().equals("SecurityHubClient")
                    && !call.getName().matches("(list|get|describe)[A-Z].*");
              }
            })
        .check(CLASSES);
  }

  @Test
  void onlyAHealCanWrite() {
    noClasses()
        .that(in("drift"))
        .and()
        .haveNameNotMatching(".*RegionHeal")
        .should()
        .callMethod(SecurityHub.class, "update", OrganizationConfiguration.class)
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("Reconciler")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("OwnedRegion")
        .check(CLASSES);
  }

  @Test
  void onlyTheClockKnowsTheTime() {
    noClasses()
        .that(DescribedPredicate.not(simpleNameStartingWith("Clock").or(in("entry"))))
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".reconcile.Clock$1")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Manager", "Helper", "Util", "Utils", "Impl", "Base", "Abstract"})
  void noNameHasSuchAWord(String word) {
    assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
        .noneMatch(name -> List.of(name.split("(?=[A-Z])")).contains(word));
  }
}
