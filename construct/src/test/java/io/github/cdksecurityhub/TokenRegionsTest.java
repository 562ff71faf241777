package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.CONFIGURATION;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.IStableStringProducer;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.Stack;

/** A Region that only CloudFormation knows is told from others by its token's expression. */
class TokenRegionsTest {
  private final Stack stack = TestApp.withoutFlags().stack("Stack");

  @Test
  void anotherOrderOfSelectionsLeavesEachItsResource() {
    Function<Stack, List<String>> inOrder =
        each -> {
          List<String> names = parameterList(each);
          return List.of(Fn.select(0, names), Fn.select(1, names));
        };
    Function<Stack, List<String>> swapped =
        each -> {
          List<String> names = parameterList(each);
          return List.of(Fn.select(1, names), Fn.select(0, names));
        };

    assertThat(idsByRegion(inOrder)).hasSize(2).isEqualTo(idsByRegion(swapped));
  }

  @Test
  void aParameterThatIsDroppedLeavesTheOthersTheirResources() {
    Map<Object, String> both =
        idsByRegion(each -> List.of(parameter(each, "A"), parameter(each, "B")));
    Map<Object, String> one = idsByRegion(each -> List.of(parameter(each, "B")));

    assertThat(both).hasSize(2).containsAllEntriesOf(one);
  }

  @Test
  void namesAndTokensStandSideBySide() {
    Map<Object, String> ids =
        idsByRegion(each -> List.of("us-east-1", parameter(each, "A"), parameter(each, "B")));

    assertThat(ids)
        .hasSize(3)
        .containsEntry("us-east-1", "SecurityHubOrganizationConfigurationUsEast1");
    assertThat(ids.values()).doesNotHaveDuplicates();
  }

  @Test
  void theSameExpressionTwiceInAListIsRefused() {
    List<String> names = parameterList(stack);

    assertThatThrownBy(
            () ->
                TestApp.declare(stack, "SecurityHub")
                    .regions(List.of(Fn.select(0, names), Fn.select(0, names)))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("in the list twice", "Name each Region once");
  }

  @Test
  void theOrderOfASubstitutionsVariablesDoesNotMatter() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("Area", parameter(stack, "Area"));
    variables.put("Number", parameter(stack, "Number"));
    Map<String, String> reversed = new LinkedHashMap<>();
    List.of("Number", "Area").forEach(name -> reversed.put(name, variables.get(name)));
    String format = "${Area}-west-${Number}";

    assertThatThrownBy(
            () ->
                TestApp.declare(stack, "SecurityHub")
                    .regions(List.of(Fn.sub(format, variables), Fn.sub(format, reversed)))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in the list twice");
  }

  @Test
  void aLazyThatProducesANameIsTheRegionOfThatName() {
    IStableStringProducer virginia = () -> "us-east-1";
    assertThatThrownBy(
            () ->
                TestApp.declare(stack, "SecurityHub")
                    .regions(List.of("us-east-1", Lazy.string(virginia)))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Region us-east-1 is in the list twice");
  }

  @Test
  void theSameExpressionInTwoDeclarationsOfAStackIsRefused() {
    List<String> names = parameterList(stack);
    TestApp.declare(stack, "First").regions(List.of(Fn.select(0, names))).build();

    assertThatThrownBy(
            () -> TestApp.declare(stack, "Second").regions(List.of(Fn.select(0, names))).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Stack/First", "Stack/Second", "already declares");
  }

  @Test
  void theSameExpressionInTwoStacksIsNotCompared() {
    TestApp app = TestApp.withoutFlags();

    assertThatCode(
            () -> {
              for (Stack each : List.of(app.stack("A"), app.stack("B"))) {
                TestApp.declare(each, "It").regions(List.of(parameter(each, "Region"))).build();
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void anEqualTokenFindsTheAttributesOfARegion() {
    List<String> names = parameterList(stack);
    SecurityHubOrganizationConfiguration configuration =
        TestApp.declare(stack, "SecurityHub")
            .regions(List.of(Fn.select(0, names), Fn.select(1, names)))
            .build();

    assertThat(configuration.forRegion(Fn.select(1, names)))
        .isSameAs(configuration.forRegion(configuration.getRegions().get(1)));
  }

  /** The logical ids of a stack that is synthesized anew, by the Region's expression. */
  private static Map<Object, String> idsByRegion(Function<Stack, List<String>> regions) {
    Stack stack = TestApp.withoutFlags().stack("Stack");
    TestApp.declare(stack, "SecurityHub").regions(regions.apply(stack)).build();
    Map<Object, String> ids = new HashMap<>();
    SynthesizedStack.of(stack)
        .resources(CONFIGURATION)
        .forEach((id, resource) -> ids.put(map(resource.get("Properties")).get("Region"), id));
    return ids;
  }

  private static List<String> parameterList(Stack stack) {
    return CfnParameter.Builder.create(stack, "Names")
        .type("CommaDelimitedList")
        .build()
        .getValueAsList();
  }

  private static String parameter(Stack stack, String id) {
    return new CfnParameter(stack, id).getValueAsString();
  }
}
