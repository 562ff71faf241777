package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.CommandLineJar.Ended;
import io.github.cdksecurityhub.local.run.Examples;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.PolicyTarget;
import io.github.cdksecurityhub.local.securityhub.RegionLinkingMode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What init prints is compiled, synthesized and planned: nothing would change. */
@Timeout(180)
class InitRoundTripTest {
  private static final String ACCOUNT = LocalSecurityHub.DEFAULT_ACCOUNT;
  private static final String HOME = "us-east-1";
  private static final String REGIONS = "us-east-1,eu-west-1,eu-west-2";

  private static HostedHandler handler;
  private static CommandLineJar jar;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(120, CloudFormationOptions.DEFAULT);
    jar = CommandLineJar.load();
  }

  @AfterAll
  static void stop() throws Exception {
    jar.close();
    handler.close();
  }

  @AfterEach
  void leave() {
    handler.hub().organization().removeAggregator();
    List.of(REGIONS.split(","))
        .forEach(region -> handler.hub().in(region).configure(LiveConfiguration.fresh()));
  }

  private static void haveLocal() {
    LiveConfiguration all = LiveConfiguration.local(true, AutoEnableStandards.DEFAULT);
    handler.hub().in(HOME).configure(all);
    handler.hub().in("eu-west-1").configure(all);
    handler
        .hub()
        .in("eu-west-2")
        .configure(LiveConfiguration.local(false, AutoEnableStandards.NONE));
  }

  private static void haveCentral() {
    handler
        .hub()
        .in("eu-west-2")
        .configure(LiveConfiguration.local(true, AutoEnableStandards.NONE));
    handler
        .hub()
        .organization()
        .aggregate(HOME, RegionLinkingMode.SPECIFIED_REGIONS, List.of("eu-west-1"));
    handler.hub().in(HOME).configure(LiveConfiguration.central());
    handler.hub().policies().create("baseline", new PolicyTarget(PolicyTarget.Type.ROOT, "r-ab12"));
  }

  private Ended run(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--endpoint-url";
    all[arguments.length + 1] = handler.aws().endpoint().toString();
    return jar.run(all);
  }

  private String init(String format) throws Exception {
    Ended ended = run("init", "--format", format, "--region", REGIONS);
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    return ended.out();
  }

  /**
   * Compiles statements in a stack's constructor and synthesizes them, in processes as users do.
   */
  private Path synthesized(String statements) throws Exception {
    Path source = Files.createDirectories(folder.resolve("src")).resolve("Adopted.java");
    Files.writeString(
        source,
        """
        import io.github.cdksecurityhub.*;
        import java.util.List;
        import software.amazon.awscdk.*;

        class Adopted extends Stack {
          Adopted(App app) {
            super(app, "S", StackProps.builder().env(
                Environment.builder().account("%s").region("%s").build()).build());
        %s  }

          public static void main(String[] words) {
            App app = new App();
            new Adopted(app);
            app.synth();
          }
        }
        """
            .formatted(ACCOUNT, HOME, statements));
    String libraries = Examples.built("examples", "examples.jar").toString();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", libraries, "-d", classes + "", source + "");
    assertThat(errors).as(statements).isZero();
    Path assembly = folder.resolve("cdk.out");
    ProcessBuilder app =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes + File.pathSeparator + libraries,
            "Adopted");
    app.environment().put("CDK_OUTDIR", assembly.toString());
    Path log = folder.resolve("log");
    Process process = app.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return assembly;
  }

  private void assertNothingChanges(Path assembly, int rows) throws Exception {
    Ended planned = run("plan", assembly.toString());
    assertThat(planned.exitCode()).as(planned.out() + planned.err()).isZero();
    assertThat(planned.out()).contains("Plan: " + rows + " unchanged.");
  }

  @Test
  void localConfigurationInJava() throws Exception {
    haveLocal();
    assertNothingChanges(synthesized(init("java")), 3);
  }

  @Test
  void centralConfigurationInJava() throws Exception {
    haveCentral();
    String statements = init("java");
    assertThat(statements).contains("fromPolicyId(", "eu-west-2", "// Left out", "baseline");
    assertNothingChanges(synthesized(statements), 3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFileForYaml(boolean isCentral) throws Exception {
    if (isCentral) {
      haveCentral();
    } else {
      haveLocal();
    }
    Path file = Files.writeString(folder.resolve("file.yaml"), init("yaml"));
    String context =
        new ObjectMapper()
            .writeValueAsString(Map.of("example", "gitops", "declaration", file.toString()));
    Path assembly = folder.resolve("cdk.out");
    Examples.synthesize(
        "gitops",
        assembly,
        Map.of(
            "CDK_CONTEXT_JSON", context,
            "CDK_DEFAULT_ACCOUNT", ACCOUNT,
            "CDK_DEFAULT_REGION", HOME));
    assertNothingChanges(assembly, isCentral ? 1 : 3);
  }
}
