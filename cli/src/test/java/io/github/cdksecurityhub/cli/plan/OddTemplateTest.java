package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Style;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates with anything in any place are planned or refused, and never a surprise.
 *
 * <p>{@code -Dtemplates=1000} runs more of them with each seed.
 */
class OddTemplateTest extends CentralPlanFixture {
  private static final int TEMPLATES = Integer.getInteger("templates", 30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ODD =
      List.of(
          "null",
          "[]",
          "{}",
          "-1.5",
          "true",
          "''",
          "'x'",
          "[null]",
          "[[1]]",
          "{'Ref':1}",
          "{'Fn::If':['C',1,2]}",
          "{'Fn::If':'C'}",
          "{'Fn::Join':[1]}",
          "{'Fn::Join':['',[[]]]}",
          "{'Fn::Sub':'${A}${AWS::Region}'}",
          "{'Fn::GetAtt':'Pa.Id'}",
          "{'Fn::GetAtt':[]}",
          "{'Condition':'C'}",
          "'{{resolve:ssm:x}}'");

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static CentralTemplate whole() throws Exception {
    String controls =
        "'DisabledSecurityControlIdentifiers':['EC2.8'],'SecurityControlCustomParameters':["
            + "{'SecurityControlId':'ACM.1','Parameters':{'daysToExpiration':"
            + "{'ValueType':'CUSTOM','Value':{'Integer':30}}}}]";
    return central()
        .policy("a", "'Tags':{'k':'v'}," + enabled("[]", controls))
        .account(ONE, CentralTemplate.id("a"))
        .dependsOn("Pa", "Central");
  }

  private static String spoiled(Random random) throws Exception {
    ObjectNode template = (ObjectNode) JSON.readTree(whole().toString());
    template.set("Conditions", json("{'C':{'Fn::Equals':[{'Ref':'AWS::Region'},'us-east-1']}}"));
    template.withObject("/Resources/Central").put("Condition", "C");
    spoil(template, random, 8 + random.nextInt(30));
    return template.toString();
  }

  /** One value of so many becomes an odd one, or goes. */
  private static void spoil(JsonNode node, Random random, int of) throws Exception {
    if (node instanceof ObjectNode object) {
      for (String name :
          List.copyOf(object.properties()).stream().map(Map.Entry::getKey).toList()) {
        if (random.nextInt(of) > 0) {
          spoil(object.get(name), random, of);
        } else if (random.nextInt(5) > 0) {
          object.set(name, odd(random));
        } else {
          object.remove(name);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (random.nextInt(of) == 0) {
          array.set(i, odd(random));
        } else {
          spoil(array.get(i), random, of);
        }
      }
    }
  }

  private static JsonNode odd(Random random) throws Exception {
    return json(ODD.get(random.nextInt(ODD.size())));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 11, 13})
  void everyOneIsPlannedOrRefused(int seed) throws Exception {
    Random random = new Random(seed);
    int planned = 0;
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    live.policy("a", ON).applied("a", "ACCOUNT", ONE, "SUCCESS");
    for (int i = 0; i < TEMPLATES; i++) {
      String declared = spoiled(random);
      String deployed = random.nextBoolean() ? spoiled(random) : whole().toString();
      fixture.deployed("Prod-S", "UPDATE_COMPLETE", deployed, ids).declares("{}");
      Files.writeString(temporary.resolve("S.template.json"), declared);
      try {
        Plan plan = fixture.plan();
        assertThat(new PlanText(new Style(false), 80).lines(plan)).isNotEmpty();
        assertThat(PlanMarkdown.lines(plan)).isNotEmpty();
        assertThat(PlanHtml.lines(plan, "")).isNotEmpty();
        planned++;
      } catch (CommandException e) {
        assertThat(e).hasMessageContaining("Cannot read");
      }
    }
    assertThat(planned).isGreaterThan(TEMPLATES / 2);
  }
}
