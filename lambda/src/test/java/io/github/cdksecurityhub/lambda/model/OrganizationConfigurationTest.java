package io.github.cdksecurityhub.lambda.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Central;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationConfigurationTest {

  @Test
  void thereAreFiveAndNoTwoAreEqual() {
    assertThat(OrganizationConfiguration.every()).hasSize(5).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.model.OrganizationConfiguration#every")
  void whatWasEncodedDecodesToTheSame(OrganizationConfiguration any) {
    assertThat(OrganizationConfiguration.decode(any.encoded())).contains(any);
  }

  /** The form is API: ids of years ago are read by the function of today (decision 5). */
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

  /** R11, R23: the only values that the service takes beside CENTRAL. */
  @Test
  void centralSendsFalseAndNone() {
    assertThat(new Central().autoEnable()).isFalse();
    assertThat(new Central().standards()).isEqualTo(AutoEnableStandards.NONE);
  }

  @Test
  void nullIsRefusedWhereItWouldEnter() {
    assertThatThrownBy(() -> new Local(true, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new ConfigurationStatus(null))
        .isInstanceOf(NullPointerException.class);
  }

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.model.OrganizationConfiguration#every")
  void onDeleteRestoreAimsAtWhatWasThereBefore(OrganizationConfiguration previous) {
    assertThat(OnDelete.RESTORE.target(previous)).contains(previous);
  }

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.model.OrganizationConfiguration#every")
  void onDeleteResetAimsAtLocalFalseNoneWhateverWasThere(OrganizationConfiguration previous) {
    assertThat(OnDelete.RESET.target(previous))
        .map(OrganizationConfiguration::encoded)
        .contains("LOCAL,false,NONE");
  }

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.model.OrganizationConfiguration#every")
  void onDeleteRetainAimsAtNothing(OrganizationConfiguration previous) {
    assertThat(OnDelete.RETAIN.target(previous)).isEqualTo(Optional.empty());
  }

  /** The words are the attribute's values in the contract. */
  @Test
  void outcomesAreTheContractsSixWords() {
    assertThat(Outcome.values())
        .extracting(Outcome::word)
        .containsExactlyInAnyOrder("unchanged", "updated", "restored", "reset", "retained", "left");
  }

  @ParameterizedTest
  @CsvSource({"ENABLED,true,false", "FAILED,false,true", "PENDING,false,false", "NEW,false,false"})
  void onlyEnabledAndFailedAreEnds(String name, boolean enabled, boolean failed) {
    assertThat(new ConfigurationStatus(name).isEnabled()).isEqualTo(enabled);
    assertThat(new ConfigurationStatus(name).isFailed()).isEqualTo(failed);
  }

  @Test
  void theSummaryLeavesTheServicesWordsToWhereTheyMayBeCut() {
    LiveConfiguration live =
        new LiveConfiguration(
            ConfigurationType.CENTRAL,
            false,
            AutoEnableStandards.NONE,
            ConfigurationStatus.FAILED,
            "Zażółć 🦔 \"quoted\"",
            false);
    assertThat(live.summary()).isEqualTo("CENTRAL (FAILED)");
  }
}
