package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.Resource;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A stranger's project, outside of this build, goes from coordinates to a deployed stack. */
@Tag("long")
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class OwnProjectTest {
  private static final String STACK = "SecurityHubOrganization";
  private static final List<String> REGIONS = List.of("us-east-1");

  private static CloudAssembly assembly;
  private static LocalAws aws;

  @BeforeAll
  static void synthesize() throws Exception {
    assembly = OwnProject.of("starter").synthesize(Map.of());
    aws = LocalAws.start();
    aws.cloudFormation().upload(assembly.assets());
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static void deploy() throws InterruptedException {
    StackOutcome created = aws.cloudFormation().deploy(STACK, assembly.template(STACK));
    assertThat(created.status()).as(created.firstFailure()).isEqualTo(StackStatus.CREATE_COMPLETE);
  }

  private static void delete() throws InterruptedException {
    assertThat(aws.cloudFormation().delete(STACK).status()).isEqualTo(StackStatus.DELETE_COMPLETE);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aProjectThatKnowsTheCoordinatesAloneDeploysAndDeletes() throws Exception {
    REGIONS.forEach(region -> aws.securityHub().in(region).configure(LiveConfiguration.fresh()));

    deploy();

    assertThat(Live.in(aws.securityHub(), REGIONS).values()).containsOnly("LOCAL,true,DEFAULT");
    delete();
    assertThat(Live.in(aws.securityHub(), REGIONS).values()).containsOnly("LOCAL,false,DEFAULT");
  }

  /** What docs/use/migration.md rests on. */
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void declaringWhatIsLiveWritesNothing() throws Exception {
    LiveConfiguration toConfiguration = LiveConfiguration.local(true, AutoEnableStandards.DEFAULT);
    REGIONS.forEach(region -> aws.securityHub().in(region).configure(toConfiguration));
    int writesBefore = writes();

    deploy();

    assertThat(writes()).isEqualTo(writesBefore);
    assertThat(aws.cloudFormation().resources(STACK).values().stream())
        .filteredOn(resource -> resource.type().startsWith("Custom::"))
        .extracting(Resource::attributes)
        .hasSize(REGIONS.size())
        .allMatch(attributes -> attributes.get("Outcome").asText().equals("unchanged"));
    delete();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aProjectTestsItselfOnTheLocalAwsAlone() throws Exception {
    OwnProject.of("local-aws").maven("-q", "-B", "test");
  }

  private static int writes() {
    return REGIONS.stream()
        .mapToInt(region -> aws.securityHub().in(region).calls().updates().count())
        .sum();
  }
}
