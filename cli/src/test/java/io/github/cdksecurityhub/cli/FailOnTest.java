package io.github.cdksecurityhub.cli;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.ENVIRONMENT;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.stack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exit code of a plan that weakens coverage. */
class FailOnTest extends StubbedCommand {
  private static final String LIVE =
      "{\"AutoEnable\":%s,\"AutoEnableStandards\":\"%s\","
          + "\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}";

  @BeforeEach
  void declareThatNewAccountsAreOff() throws Exception {
    new AssemblyFolder(temporary)
        .manifest(stack("S", ENVIRONMENT))
        .file(
            "S.template.json",
            AssemblyFolder.template("One", "'us-east-1'", "")
                .replace("'AutoEnable':'true'", "'AutoEnable':'false'"));
  }

  private FailOnTest live(String autoEnable, String standards) {
    aws.respond("/organization/configuration", 200, LIVE.formatted(autoEnable, standards));
    return this;
  }

  @Test
  void whatIsWeakerHasAnExitCodeOfItsOwnWhereThatIsAskedFor() {
    live("true", "DEFAULT");
    assertThat(plan("--fail-on", "weaker")).isEqualTo(4);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("! us-east-1: AutoEnable true to false");
    assertThat(plan()).isEqualTo(2);
  }

  @Test
  void whatIsNoWeakerEndsAsWithoutTheOption() {
    live("false", "NONE");
    assertThat(plan("--fail-on", "weaker")).isEqualTo(2);
    live("false", "DEFAULT");
    assertThat(plan("--fail-on", "weaker")).isZero();
  }

  @Test
  void whatFailsAndAnotherPlanCountMore() {
    Path saved = temporary.resolve("plan.json");
    live("true", "NONE").plan("--out", "" + saved);
    assertThat(plan("--fail-on", "weaker", "--same-as", "" + saved)).isEqualTo(4);
    live("true", "DEFAULT");
    assertThat(plan("--fail-on", "weaker", "--same-as", "" + saved)).isEqualTo(3);
    aws.respond("/organization/configuration", 403, "{\"Message\":\"no\"}");
    assertThat(plan("--fail-on", "weaker")).isEqualTo(1);
  }

  @Test
  void anotherWordIsRefused() {
    assertThat(plan("--fail-on", "stronger")).isEqualTo(64);
  }
}
