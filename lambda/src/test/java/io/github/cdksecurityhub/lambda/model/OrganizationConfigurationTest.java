package io.github.cdksecurityhub.lambda.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationConfigurationTest {
  @Test
  void thereAreFiveAndNoTwoAreEqual() {
    assertThat(OrganizationConfiguration.values()).hasSize(5).doesNotHaveDuplicates();
  }

  /** The form is API: physical ids of years ago are read by the function of today. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOCAL,false,DEFAULT | LOCAL | false | DEFAULT",
        "LOCAL,false,NONE    | LOCAL | false | NONE",
        "LOCAL,true,DEFAULT  | LOCAL | true  | DEFAULT",
        "LOCAL,true,NONE     | LOCAL | true  | NONE",
        "CENTRAL             | CENTRAL | false | NONE"
      })
  void theEncodedFormIsFixed(
      String encoded, ConfigurationType type, boolean autoEnable, AutoEnableStandards standards) {
    OrganizationConfiguration decoded = OrganizationConfiguration.decode(encoded).orElseThrow();
    assertThat(decoded.type()).isEqualTo(type);
    assertThat(decoded.autoEnable()).isEqualTo(autoEnable);
    assertThat(decoded.standards()).isEqualTo(standards);
    assertThat(decoded.encoded()).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "LOCAL",
        "local,true,NONE",
        "LOCAL,TRUE,NONE",
        "LOCAL,true",
        "LOCAL,true,NONE,",
        "LOCAL, true, NONE",
        "LOCAL,true,CIS",
        "CENTRAL,false,NONE",
        "CENTRAL ",
        "central",
        "unobserved"
      })
  void nothingElseDecodes(String text) {
    assertThat(OrganizationConfiguration.decode(text)).isEmpty();
  }

  /** The attribute Outcome has these values. */
  @Test
  void eachOutcomeHasItsWord() {
    assertThat(Outcome.values())
        .extracting(Outcome::word)
        .containsExactlyInAnyOrder("unchanged", "updated", "restored", "reset", "retained", "left");
    assertThat(OnDelete.values())
        .extracting(OnDelete::outcome)
        .containsExactly(Outcome.RESTORED, Outcome.RESET, Outcome.RETAINED);
  }

  @ParameterizedTest
  @CsvSource({
    "ENABLED, true,  false, CENTRAL (ENABLED)",
    "FAILED,  false, true,  CENTRAL (FAILED)",
    "PENDING, false, false, CENTRAL (PENDING)",
    "'',      false, false, CENTRAL ((none))"
  })
  void onlyEnabledAndFailedAreFinal(String name, boolean enabled, boolean failed, String summary) {
    ConfigurationStatus status = new ConfigurationStatus(name);
    assertThat(status.isEnabled()).isEqualTo(enabled);
    assertThat(status.isFailed()).isEqualTo(failed);
    LiveConfiguration live =
        new LiveConfiguration(
            ConfigurationType.CENTRAL, false, AutoEnableStandards.NONE, status, "text", false);
    assertThat(live.summary()).isEqualTo(summary);
  }

  @Test
  void theHubsSettingsAreDeclaredBesideEitherType() {
    for (OrganizationConfiguration each : OrganizationConfiguration.values()) {
      assertThat(each.withHub(HubSettings.DEFAULTS).fields())
          .containsAllEntriesOf(each.fields())
          .containsAllEntriesOf(HubSettings.DEFAULTS.fields());
    }
  }
}
