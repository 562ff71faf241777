package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.Resource;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.Live;
import io.github.cdksecurityhub.local.run.LocalAws;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A stranger's project, outside of this build, goes from coordinates to a deployed stack. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class OwnProjectTest {
  private static final String STACK = "SecurityBaseline";
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");

  private static CloudAssembly assembly;

  @BeforeAll
  static void synthesize() throws Exception {
    assembly = OwnProject.create().synthesize();
  }

  private static StackOutcome deploy(LocalAws aws) throws InterruptedException {
    aws.cloudFormation().upload(assembly.assets());
    return aws.cloudFormation().deploy(STACK, assembly.template(STACK));
  }

  @Test
  void aProjectThatKnowsTheCoordinatesAloneDeploysAndDeletes() throws Exception {
    try (LocalAws aws = LocalAws.start()) {
      Map<String, String> before = Live.in(aws.securityHub(), REGIONS);

      StackOutcome created = deploy(aws);

      assertThat(created.status())
          .as(created.firstFailure())
          .isEqualTo(StackStatus.CREATE_COMPLETE);
      assertThat(Live.in(aws.securityHub(), REGIONS).values()).containsOnly("LOCAL,true,DEFAULT");
      assertThat(aws.cloudFormation().delete(STACK).status())
          .isEqualTo(StackStatus.DELETE_COMPLETE);
      assertThat(Live.in(aws.securityHub(), REGIONS)).isEqualTo(before);
    }
  }

  /** What docs/migration.md rests on. */
  @Test
  void declaringWhatIsLiveWritesNothing() throws Exception {
    try (LocalAws aws = LocalAws.start()) {
      REGIONS.forEach(
          region ->
              aws.securityHub()
                  .in(region)
                  .configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT)));

      StackOutcome created = deploy(aws);

      assertThat(created.status())
          .as(created.firstFailure())
          .isEqualTo(StackStatus.CREATE_COMPLETE);
      for (String region : REGIONS) {
        assertThat(aws.securityHub().in(region).calls().updates()).as(region).isEmpty();
      }
      assertThat(aws.cloudFormation().resources(STACK).values().stream())
          .filteredOn(resource -> resource.type().startsWith("Custom::"))
          .extracting(Resource::attributes)
          .allMatch(attributes -> attributes.get("Outcome").asText().equals("unchanged"));
    }
  }
}
