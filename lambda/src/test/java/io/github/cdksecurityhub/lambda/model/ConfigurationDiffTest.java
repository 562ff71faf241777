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

  record Case(OrganizationConfiguration desired, LiveConfiguration live) {
    List<FieldChange> diff() {
      return desired.diff(live);
    }
  }

  static Stream<Case> everyCase() {
    List<Case> cases = new ArrayList<>();
    for (OrganizationConfiguration desired : OrganizationConfiguration.values()) {
      for (ConfigurationType type : ConfigurationType.values()) {
        for (boolean autoEnable : new boolean[] {false, true}) {
          for (AutoEnableStandards standards : AutoEnableStandards.values()) {
            Stream.of("ENABLED", "PENDING", "FAILED", "", "MIGRATING")
                .map(ConfigurationStatus::new)
                .map(it -> new LiveConfiguration(type, autoEnable, standards, it, "text", true))
                .forEach(live -> cases.add(new Case(desired, live)));
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
  void eachDifferingFieldIsNamedOnceTypeFirstWithBothValues(Case it) {
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
    assertThat(it.diff()).map(FieldChange::toString).isEqualTo(expected);
    assertThat(it.desired.matches(it.live)).isEqualTo(expected.isEmpty());
    assertThat(FieldChange.text(it.diff())).isEqualTo(String.join("; ", expected));
  }
}
