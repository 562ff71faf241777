package io.github.cdksecurityhub.lambda.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diff over its whole domain: 5 desired x 8 live x every Status. */
class ConfigurationDiffTest {
  private static final List<ConfigurationStatus> STATUSES =
      List.of(
          ConfigurationStatus.ENABLED,
          ConfigurationStatus.PENDING,
          ConfigurationStatus.FAILED,
          new ConfigurationStatus(""),
          new ConfigurationStatus("MIGRATING"));

  record Case(OrganizationConfiguration desired, LiveConfiguration live) {
    @Override
    public String toString() {
      return desired.encoded() + " where live is " + live;
    }
  }

  static Stream<Case> everyCase() {
    List<Case> cases = new ArrayList<>();
    for (OrganizationConfiguration desired : OrganizationConfiguration.every()) {
      for (ConfigurationType type : ConfigurationType.values()) {
        for (boolean autoEnable : new boolean[] {false, true}) {
          for (AutoEnableStandards standards : AutoEnableStandards.values()) {
            for (ConfigurationStatus status : STATUSES) {
              cases.add(
                  new Case(
                      desired,
                      new LiveConfiguration(type, autoEnable, standards, status, "words", true)));
            }
          }
        }
      }
    }
    return cases.stream();
  }

  @Test
  void theDomainIsComplete() {
    assertThat(everyCase()).hasSize(5 * 8 * 5).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void isEmptyExactlyWhereEveryDeclaredFieldIsLive(Case it) {
    assertThat(ConfigurationDiff.between(it.desired, it.live).isEmpty()).isEqualTo(isEqual(it));
    assertThat(it.desired.isShownBy(it.live)).isEqualTo(isEqual(it));
  }

  /** Written without the model's own equality, so that it can't be wrong in the same way. */
  private static boolean isEqual(Case it) {
    String wanted = it.desired.encoded();
    String shown =
        it.live.type() + "," + it.live.autoEnable() + "," + it.live.standards().toString();
    return wanted.equals("CENTRAL") ? shown.startsWith("CENTRAL,") : wanted.equals(shown);
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void namesEachDifferingFieldOnceTypeFirstWithBothValues(Case it) {
    List<String> expected = new ArrayList<>();
    if (it.desired.type() != it.live.type()) {
      expected.add("ConfigurationType: " + it.live.type() + " -> " + it.desired.type());
    }
    if (it.desired.type() == ConfigurationType.LOCAL) {
      if (it.desired.autoEnable() != it.live.autoEnable()) {
        expected.add("AutoEnable: " + it.live.autoEnable() + " -> " + it.desired.autoEnable());
      }
      if (it.desired.standards() != it.live.standards()) {
        expected.add(
            "AutoEnableStandards: " + it.live.standards() + " -> " + it.desired.standards());
      }
    }
    ConfigurationDiff diff = ConfigurationDiff.between(it.desired, it.live);
    assertThat(diff.changes()).map(FieldChange::toString).isEqualTo(expected);
    assertThat(diff).hasToString(String.join("; ", expected));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void tellsAChangeOfTypeFromAllOthers(Case it) {
    assertThat(ConfigurationDiff.between(it.desired, it.live).changesType())
        .isEqualTo(it.desired.type() != it.live.type());
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void neitherStatusNorMessageNorTheAccountLimitIsEverADifference(Case it) {
    LiveConfiguration other =
        new LiveConfiguration(
            it.live.type(),
            it.live.autoEnable(),
            it.live.standards(),
            new ConfigurationStatus("ANYTHING"),
            "",
            false);
    assertThat(ConfigurationDiff.between(it.desired, other))
        .isEqualTo(ConfigurationDiff.between(it.desired, it.live));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void whatIsLiveDeclaredLeavesNoDifference(Case it) {
    assertThat(ConfigurationDiff.between(it.live.asDeclared(), it.live).isEmpty()).isTrue();
  }
}
