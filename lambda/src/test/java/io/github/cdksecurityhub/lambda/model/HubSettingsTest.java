package io.github.cdksecurityhub.lambda.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
  private static final String CONTROLS = HubSettings.AUTO_ENABLE_CONTROLS;
  private static final String FINDINGS = HubSettings.CONTROL_FINDING_GENERATOR;

  /** All nine: each setting with each of its values, or without one. */
  static List<HubSettings> all() {
    List<HubSettings> all = new ArrayList<>();
    for (String controls : new String[] {"", "true", "false"}) {
      for (String findings : new String[] {"", "SECURITY_CONTROL", "STANDARD_CONTROL"}) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(CONTROLS, controls);
        fields.put(FINDINGS, findings);
        fields.values().removeIf(String::isEmpty);
        all.add(new HubSettings(fields));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyConfigurationDecodesFromItsEncodedForm(HubSettings settings) {
    for (OrganizationConfiguration each : OrganizationConfiguration.values()) {
      OrganizationConfiguration both = each.withHub(settings);
      assertThat(OrganizationConfiguration.decode(both.encoded())).contains(both);
    }
  }

  /** The form is API: tags of years ago are read by the function of today. */
  @Test
  void theEncodedFormIsFixed() {
    assertThat(new OrganizationConfiguration.Central(HubSettings.DEFAULTS).encoded())
        .isEqualTo("CENTRAL,AutoEnableControls=true,ControlFindingGenerator=SECURITY_CONTROL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENTRAL,",
        "CENTRAL,,AutoEnableControls=true",
        "CENTRAL,AutoEnableControls",
        "CENTRAL,AutoEnableControls=",
        "CENTRAL,AutoEnableControls=TRUE",
        "CENTRAL,ControlFindingGenerator=BOTH",
        "CENTRAL,Other=true",
        "CENTRAL,AutoEnableControls=x,AutoEnableControls=true",
        "AutoEnableControls=true"
      })
  void nothingElseDecodes(String text) {
    assertThat(OrganizationConfiguration.decode(text)).isEmpty();
  }

  /** Over all pairs of settings: each name is decided by itself. */
  @ParameterizedTest
  @MethodSource("all")
  void eachSettingIsComparedByItself(HubSettings one) {
    for (HubSettings other : all()) {
      for (String name : HubSettings.ALLOWED.keySet()) {
        Optional<String> mine = value(one, name);
        Optional<String> its = value(other, name);
        boolean isSame = mine.isPresent() && mine.equals(its);
        boolean differs = mine.isPresent() && !mine.equals(its);
        assertThat(value(one.sameAs(other), name).isPresent()).isEqualTo(isSame);
        assertThat(value(one.differingFrom(other), name).isPresent()).isEqualTo(differs);
        assertThat(value(one.without(other), name).isPresent())
            .isEqualTo(mine.isPresent() && its.isEmpty());
        assertThat(value(one.orElse(other), name)).isEqualTo(mine.or(() -> its));
        assertThat(value(one.only(other.fields().keySet()), name).isPresent())
            .isEqualTo(mine.isPresent() && its.isPresent());
      }
    }
  }

  private static Optional<String> value(HubSettings settings, String name) {
    return Optional.ofNullable(settings.fields().get(name));
  }

  @ParameterizedTest
  @CsvSource({
    "AutoEnableControls, yes",
    "ControlFindingGenerator, CONSOLIDATED",
    "EnableDefaultStandards, true"
  })
  void anUnknownSettingOrValueIsRefused(String name, String value) {
    assertThatThrownBy(() -> new HubSettings(Map.of(name, value))).hasMessage(name + "=" + value);
  }

  /** What was not declared is not put back either. */
  @Test
  void onDeleteTouchesDeclaredSettingsAlone() {
    OrganizationConfiguration declared =
        new OrganizationConfiguration.Central(
            new HubSettings(Map.of(FINDINGS, "SECURITY_CONTROL")));
    HubSettings before = new HubSettings(Map.of(FINDINGS, "STANDARD_CONTROL", CONTROLS, "false"));
    OrganizationConfiguration previous = new OrganizationConfiguration.Central(before);

    assertThat(OnDelete.RESTORE.target(declared, Optional.of(previous)))
        .contains(previous.withHub(before.only(Set.of(FINDINGS))));
    assertThat(OnDelete.RESET.target(declared, Optional.of(previous)))
        .map(OrganizationConfiguration::encoded)
        .contains("LOCAL,false,NONE,ControlFindingGenerator=SECURITY_CONTROL");
  }
}
