package io.github.cdksecurityhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The CDK runs in a process of its own: every question to it costs a round trip. */
@Execution(ExecutionMode.CONCURRENT)
class RoundTripsTest {
  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-central-1");

  @Test
  void anotherRegionCostsNoMoreThanElevenRoundTrips() throws Exception {
    List<Long> apps = roundTrips();
    long one = apps.get(2);
    long all = apps.get(3);

    assertThat(one).as("Those of the app, the stack and the function").isBetween(50L, 250L);
    assertThat(all - one).isLessThanOrEqualTo(11L * (REGIONS.size() - 1));
  }

  /** Those before an app is created, and those of each app in turn. */
  private static List<Long> roundTrips() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Declaration.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("JSII_DEBUG", "1");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return Stream.of(output.split("(?=> .*\"aws-cdk-lib\\.App\")"))
        .map(app -> app.lines().filter(line -> line.startsWith("> {")).count())
        .toList();
  }

  /** What is counted; nothing is synthesized. The first app loads the CDK. */
  static final class Declaration {
    private Declaration() {}

    public static void main(String[] words) {
      declare(REGIONS.subList(0, 1));
      declare(REGIONS.subList(0, 1));
      declare(REGIONS);
    }

    private static void declare(List<String> regions) {
      TestApp.declare(new Stack(new App(), "Stack"), "SecurityHub").regions(regions).build();
    }
  }
}
