package io.github.cdksecurityhub.cli;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.ENVIRONMENT;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.stack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit code of a plan that weakens coverage. */
class FailOnTest {
  private static final String LIVE =
      "{\"AutoEnable\":%s,\"AutoEnableStandards\":\"%s\","
          + "\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}";

  @TempDir Path temporary;

  private final StubAws aws = new StubAws();
  private final Map<String, String> properties = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void declareThatNewAccountsAreOff() throws Exception {
    set("aws.disableEc2Metadata", "true");
    set("aws.region", "us-east-1");
    set("aws.accessKeyId", "AKIAEXAMPLE000000001");
    set("aws.secretAccessKey", "secret");
    set("aws.configFile", temporary.resolve("none").toString());
    set("aws.sharedCredentialsFile", temporary.resolve("none").toString());
    new AssemblyFolder(temporary)
        .manifest(stack("S", ENVIRONMENT))
        .file(
            "S.template.json",
            AssemblyFolder.template("One", "'us-east-1'", "")
                .replace("'AutoEnable':'true'", "'AutoEnable':'false'"));
  }

  @AfterEach
  void forget() {
    properties.keySet().forEach(System::clearProperty);
    aws.close();
  }

  private void set(String property, String value) {
    properties.put(property, value);
    System.setProperty(property, value);
  }

  private FailOnTest live(String autoEnable, String standards) {
    aws.respond("/organization/configuration", 200, LIVE.formatted(autoEnable, standards));
    return this;
  }

  private int plan(String... more) {
    out.reset();
    List<String> arguments =
        new ArrayList<>(
            List.of("plan", "" + temporary, "--timeout", "1", "--endpoint-url", aws.url()));
    arguments.addAll(List.of(more));
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Main.run(arguments.toArray(String[]::new), stream, stream, Map.of());
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
