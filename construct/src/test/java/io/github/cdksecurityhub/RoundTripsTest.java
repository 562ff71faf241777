package io.github.cdksecurityhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.internal.regions.Declaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    long one = roundTrips(REGIONS.subList(0, 1));
    long all = roundTrips(REGIONS);

    assertThat(one).as("Those of the app, the stack and the function").isBetween(50L, 250L);
    assertThat(all - one).isLessThanOrEqualTo(11L * (REGIONS.size() - 1));
  }

  private static long roundTrips(List<String> regions) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Declaration.class.getName());
    command.addAll(regions);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JSII_DEBUG", "1");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().filter(line -> line.startsWith("> {")).count();
  }

  /** What is counted; nothing is synthesized. */
  static final class Declaration {
    private Declaration() {}

    public static void main(String[] regions) {
      TestApp.declare(new Stack(new App(), "Stack"), "SecurityHub")
          .regions(List.of(regions))
          .build();
    }
  }
}
