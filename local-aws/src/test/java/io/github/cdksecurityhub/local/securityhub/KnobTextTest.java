package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Knobs as text. */
class KnobTextTest extends HubTest {

  @Test
  void everyKnobTakesItsDefaultAsItIsListed() {
    assertThat(Knob.all())
        .allSatisfy(
            knob -> KnobText.parse(knob + "=" + KnobText.text(knob.mostProbable())).applyTo(hub));
    assertThat(KnobText.lines()).hasSameSizeAs(Knob.all());
  }

  @Test
  void aKnobThatIsTurnedIsHeeded() {
    KnobText.parse("notAdministrator=access_denied").applyTo(hub);
    hub.in(HOME).removeAdministrator();
    assertThat(home.get("/organization/configuration").error())
        .startsWith("403 AccessDeniedException");
  }

  @Test
  void anErrorHasAStatusACodeAndPerhapsAMessage() {
    hub.in(HOME).disableRegion();
    KnobText.parse("regionNotEnabled=400 OptInRequired: Opt in: now").applyTo(hub);
    assertThat(home.get("/accounts").json().path("message").asText()).isEqualTo("Opt in: now");
    KnobText.parse("regionNotEnabled=400 OptInRequired").applyTo(hub);
    assertThat(home.get("/accounts").errorType()).isEqualTo("OptInRequired");
  }

  @ParameterizedTest
  @CsvSource({"pending, forever", "pending, 10 s", "pending, 1 call", "dataUnavailableStatus, 503"})
  void lengthsAndNumbersAreTaken(String knob, String value) {
    KnobText.parse(knob + "=" + value).applyTo(hub);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none=1",
        "pending",
        "pending=soon",
        "syncing=maybe",
        "centralChecks=FIELDS",
        "centralChecks=FIELDS,FIELDS,FIELDS,FIELDS,FIELDS,FIELDS",
        "associationOutcome=ENABLED"
      })
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> KnobText.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
