package io.github.cdksecurityhub.cli.plan;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudFormation retains of what a stack drops or replaces. */
class RetainedTest extends CentralPlanFixture {
  private static final String NOTHING = "{'Resources':{}}";
  private static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/";

  private List<String> events() throws Exception {
    return fixture.events().get(0).events().stream()
        .map(each -> each.logicalId() + " " + each.kind().word)
        .toList();
  }

  private static String nested(String logicalId, String attributes) {
    return "{'Resources':{'%s':{'Type':'AWS::CloudFormation::Stack'%s}}}"
        .formatted(logicalId, attributes);
  }

  private static String policy(String attribute, String value) {
    return value.isEmpty() ? "" : ",'%s':'%s'".formatted(attribute, value);
  }

  private void deployedWithNested(String deletionPolicy) throws Exception {
    fixture.declares(NOTHING);
    deployed(nested("N", policy("DeletionPolicy", deletionPolicy)), Map.of("N", STACK + "N/1"));
  }

  @ParameterizedTest
  @CsvSource({
    "Delete,Delete,One Delete,nothing is retained",
    "Delete,Retain,One none (retained),the inner policy counts when the parent deletes the stack",
    "Retain,Delete,One none (retained),the stack stays with all that is in it",
    "RetainExceptOnCreate,Delete,One none (retained),it was created long ago",
  })
  void aDroppedNestedStackIsRetainedWithAllThatIsInIt(
      String outer, String inner, String event, String reason) throws Exception {
    deployedWithNested(outer);
    fixture.deployed(STACK + "N/1", "UPDATE_COMPLETE", nested("M", ""), Map.of("M", STACK + "M/1"));
    fixture.deployed(
        STACK + "M/1",
        "UPDATE_COMPLETE",
        template("One", "'us-east-1'", policy("DeletionPolicy", inner)),
        Map.of("One", PlanFixture.id(HERE)));
    assertThat(events()).as(reason).containsExactly(event);
  }

  @Test
  void aRetainedConfigurationStaysAsItIs() throws Exception {
    fixture.declares(NOTHING);
    String retained = template("One", "'us-east-1'", policy("DeletionPolicy", "Retain"));
    deployed(retained, Map.of("One", PlanFixture.id(HERE)));
    Row row = fixture.rows().get(0);
    assertThat(row.action()).isEqualTo(Action.RETAINED);
    assertThat(row.wanted()).isPresent().isEqualTo(row.live());
    assertThat(row.detail()).contains("another one needs takeOver()");
  }

  @Test
  void driftDetectionInARetainedNestedStackGoesOn() throws Exception {
    String drift =
        "{'Resources':{'F':{'Type':'AWS::Lambda::Function','Properties':{'Environment':"
            + "{'Variables':{'HEAL':'true','DECLARED':'[]','STACK_ID':'x'}}}}}}";
    for (String outer : List.of("Delete", "Retain")) {
      deployedWithNested(outer);
      fixture.deployed(STACK + "N/1", "UPDATE_COMPLETE", drift, Map.of("F", "f"));
      assertThat(fixture.events().get(0).weakens()).hasSize(outer.equals("Retain") ? 0 : 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"Delete,A Replacement", "Retain,A Create;A none (retained)"})
  void aReplacedAssociationIsRetainedWhereItsPolicySaysSo(String policy, String expected)
      throws Exception {
    String template =
        "{'Resources':{'A':{'Type':'AWS::SecurityHub::PolicyAssociation','Properties':"
            + "{'ConfigurationPolicyId':'SELF_MANAGED_SECURITY_HUB','TargetId':'%s',"
            + "'TargetType':'ACCOUNT'},'UpdateReplacePolicy':'"
            + policy
            + "'}}}";
    fixture.declares(template.formatted("111122223333"));
    deployed(template.formatted("444455556666"), Map.of("A", "444455556666/ACCOUNT"));
    assertThat(events()).containsExactly(expected.split(";"));
  }
}
