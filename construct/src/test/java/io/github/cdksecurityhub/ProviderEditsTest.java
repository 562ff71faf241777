package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.CONFIGURATION;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** A deployed declaration gets another function. */
class ProviderEditsTest {

  /** CloudFormation: "Modifying service token is not allowed." */
  @Test
  void noResourceChangesItsFunction() {
    List<Map<String, Object>> edits =
        List.of(
            functions(stack -> TestApp.declare(stack, "SecurityHub")),
            functions(stack -> declare(stack, TestApp.provider(stack).build())),
            functions(
                stack -> declare(stack, new OrganizationConfigurationProvider(stack, "Renamed"))),
            functions(stack -> declare(stack, moved(stack))));

    Map<String, Object> all = new HashMap<>();
    for (Map<String, Object> edit : edits) {
      edit.forEach((id, function) -> assertThat(all.put(id, function)).isIn(null, function));
    }
    assertThat(all).hasSize(2 * edits.size());
  }

  @Test
  void aDeclarationThatMovesUnderItsFunctionKeepsItsResources() {
    assertThat(
            functions(
                stack ->
                    TestApp.declare(new Construct(stack, "Moved"), "Renamed")
                        .provider(TestApp.provider(stack).build())))
        .isEqualTo(functions(stack -> declare(stack, TestApp.provider(stack).build())));
  }

  private static OrganizationConfigurationProvider moved(Stack stack) {
    return TestApp.provider(new Construct(stack, "Moved")).build();
  }

  private static SecurityHubOrganizationConfiguration.Builder declare(
      Stack stack, OrganizationConfigurationProvider provider) {
    return TestApp.declare(stack, "SecurityHub").provider(provider);
  }

  /** The functions of two Regions, by the logical ids of these. */
  private static Map<String, Object> functions(
      Function<Stack, SecurityHubOrganizationConfiguration.Builder> declaration) {
    Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    declaration.apply(stack).regions(List.of("eu-west-1", "us-east-1")).build();
    Map<String, Object> functions = new HashMap<>();
    SynthesizedStack.of(stack)
        .resources(CONFIGURATION)
        .forEach((id, each) -> functions.put(id, map(each.get("Properties")).get("ServiceToken")));
    return functions;
  }
}
