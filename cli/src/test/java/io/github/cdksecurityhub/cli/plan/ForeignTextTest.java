package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Control characters, Markdown and HTML in every field of a template and of what is live. */
class ForeignTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HOSTILE =
      List.of(
          "x | y |\n| forged | row | @all <!-- hidden",
          "\u001b[2J\u001b]0;title\u0007",
          "\u009b31mred",
          "\u202egnp.exe\u2066",
          "a\r\nb\u2028c\u2029d\u0085e",
          "`code` ``` \\` \\| \\\\| **bold** _it_",
          "</td></tr><script>alert(1)</script><img src=x onerror=y>",
          "[link](https://evil.example) http://evil.example www.evil.example ![i](x)",
          "@org/team #1 !2 $x$ ~label /close",
          "\n/approve\n# heading\n> quote\n- [ ] task",
          "\"'{}$(touch /tmp/x)${x}\\u0000",
          "\ud800 lone \udc00",
          "\u0000\u007f\ufeff\u200b");

  @TempDir Path temporary;

  static Stream<String> texts() {
    Random random = new Random(16);
    List<String> all = new ArrayList<>(HOSTILE);
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 30; j++) {
        int kind = random.nextInt(4);
        text.appendCodePoint(
            switch (kind) {
              case 0 -> random.nextInt(0xa0);
              case 1 -> "|`<>@\\*_[]\n".charAt(random.nextInt(11));
              default -> 0x2000 + random.nextInt(0x70);
            });
      }
      all.add(text.toString());
    }
    return all.stream();
  }

  /** Puts a text behind every value, and a resource of that name beside every resource. */
  private static JsonNode spoiled(JsonNode node, String text) {
    if (node.isTextual()) {
      return node.asText().startsWith("Custom::") || node.asText().startsWith("AWS::")
          ? node
          : TextNode.valueOf(node.asText() + text);
    }
    if (node.isArray()) {
      ArrayNode all = JSON.createArrayNode();
      node.forEach(each -> all.add(spoiled(each, text)));
      return all;
    }
    if (node.isObject()) {
      ObjectNode all = JSON.createObjectNode();
      node.properties().forEach(each -> all.set(each.getKey(), spoiled(each.getValue(), text)));
      return all;
    }
    return node;
  }

  /** Puts the text into every value, or else into every logical id. */
  private static StackTemplate template(String text, boolean values) throws Exception {
    CentralTemplate template =
        new CentralTemplate()
            .configuration()
            .aggregator("'RegionLinkingMode':'ALL_REGIONS'")
            .policy(
                "a",
                "'Description':'d','Tags':{'k':'v'},'ConfigurationPolicy':{'SecurityHub':{"
                    + "'ServiceEnabled':true,'EnabledStandardIdentifiers':['s','t']}}")
            .account("111122223333", "'p'");
    ObjectNode resources = JSON.createObjectNode();
    JSON.readTree(template.toString())
        .path("Resources")
        .properties()
        .forEach(
            each ->
                resources.set(
                    each.getKey() + (values ? "" : text),
                    values ? spoiled(each.getValue(), text) : each.getValue()));
    return new StackTemplate(
        JsonValue.MISSING.with("Resources", JsonValue.parse(resources.toString())), Path.of(""));
  }

  private List<Plan> plans(String text) throws Exception {
    String description = JSON.writeValueAsString(text).replace("'", "\\u0027");
    List<Plan> plans = new ArrayList<>();
    for (boolean values : new boolean[] {true, false}) {
      InMemoryCentralReader live =
          new InMemoryCentralReader()
              .policy("a", "'Description':" + description)
              .applied("a", "ACCOUNT", "111122223333", "FAILED" + text);
      AssemblyStack stack =
          new AssemblyStack(
              "S" + text,
              "S" + text,
              "App/S" + text,
              new StackEnvironment(Optional.of("123456789012"), Optional.of("us-east-1")),
              template(text, values));
      ServiceError error = new ServiceError(400, "Code" + text, "Message" + text, "id" + text);
      Failure failure =
          new Failure(
              FailureCause.REFUSED,
              new AccountRegion("123456789012", "us-east-1"),
              ApiOperation.DESCRIBE,
              error,
              text);
      PlanFixture fixture = new PlanFixture(temporary).central(live);
      plans.add(fixture.shows("us-east-1", PlanFixture.CENTRAL).plan(stack));
      plans.add(fixture.fails(failure).plan(stack));
    }
    return plans;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void breaksOutOfNoPlace(String text) throws Exception {
    for (Plan plan : plans(text)) {
      for (String line : new PlanText(new Style(false), 100).lines(plan)) {
        assertThat(line).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
      }
      assertMarkdown(PlanMarkdown.lines(plan));
      assertHtml(PlanHtml.lines(plan, "now"));
      String json = PlanJson.of(plan);
      assertThat(json).matches("[ -~\\n\\r]*");
      assertThat(JSON.readTree(json).path("schemaVersion").asInt()).isEqualTo(1);
    }
  }

  private static void assertMarkdown(List<String> lines) {
    for (String line : lines.subList(1, lines.size())) {
      assertThat(line).matches("|#### .*|### .*|\\| .*|\\|---.*|- .*|> .*|\\*\\*.*");
      String outside =
          line.replace("&lt;", "")
              .replaceAll("\\\\[!-/:-@\\[-`{-~]", "")
              .replaceAll("`[^`]*`", "C")
              .replace("**", "");
      assertThat(outside)
          .doesNotContain("`", "<", "*", "[", "]", "$", "&", "~", "://", "www.")
          .doesNotContainPattern("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
          .doesNotContainPattern("[@#!%](?!\u200b)(?<!^#{1,4})\\w")
          .doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}&&[^\u200b]]");
      if (line.startsWith("| ")) {
        assertThat(outside.chars().filter(c -> c == '|')).as(line).hasSize(7);
      }
    }
  }

  /** Only tags of our own, and no attribute with foreign text. */
  private static void assertHtml(List<String> lines) {
    String page = String.join("\n", lines);
    String body = page.substring(page.indexOf("<body>"), page.indexOf("<script>\nconst"));
    assertThat(page).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n]]");
    assertThat(
            body.replaceAll(
                "</?(body|h1|h2|p|ul|li|span|b|div|label|input|table|thead|tbody|tr|th|td)"
                    + "( (class|id|type|scope|role|aria-label)=\"[a-zA-Z ]*\")*>",
                ""))
        .doesNotContain("<", ">", "\"", "'");
  }
}
