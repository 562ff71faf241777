package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.cdksecurityhub.ControlParameter.Kind;
import io.github.cdksecurityhub.YamlDocuments.Bad;
import io.github.cdksecurityhub.YamlDocuments.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.awscdk.regioninfo.RegionInfo;

/** What the schema says to an editor is what the parser says to a deployment. */
class OrganizationSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final JsonNode TEXT = text();
  private static final JsonSchema SCHEMA = SCHEMAS.getSchema(TEXT);
  private static final int DOCUMENTS = Integer.getInteger("documents", 500);

  @TempDir Path folder;

  @Test
  void theSchemaIsASchema() {
    JsonSchema meta = SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012));

    assertThat(meta.validate(TEXT)).isEmpty();
  }

  @Test
  void everyKeyHasADescriptionThatAnEditorCanShow() {
    assertThat(TEXT.findParents("type")).isNotEmpty();
    for (JsonNode type : TEXT.findParents("type")) {
      assertThat(type.has("description")).as(type.toString()).isTrue();
    }
  }

  @Test
  void theSchemaKnowsTheRegionsThatTheCdkKnows() {
    assertThat(choices("region"))
        .containsExactlyElementsOf(
            RegionInfo.getRegions().stream().map(RegionInfo::getName).sorted().toList());
    assertThat(choices("homeRegion"))
        .containsExactlyElementsOf(
            RegionInfo.getRegions().stream()
                .filter(region -> !region.getIsOptInRegion())
                .map(RegionInfo::getName)
                .sorted()
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"securityhub-organization.yaml", "securityhub-organization.central.yaml"})
  void theExamplesAreValid(String file) throws IOException {
    Path example = Path.of("..", "examples", "gitops", file);

    assertThat(SCHEMA.validate(json(Files.readString(example)))).isEmpty();
    assertThat(OrganizationYaml.read(example).central().isPresent())
        .isEqualTo(file.contains("central"));
  }

  @Test
  void theSchemaKnowsTheStandardsAndParametersThatTheConstructKnows() throws IOException {
    assertThat(TEXT.at("/$defs/standard/anyOf").findValuesAsText("const"))
        .containsExactlyElementsOf(Standard.byName().keySet());
    JsonNode controls = TEXT.at("/$defs/parameters/properties");
    Properties known = new Properties();
    try (InputStream in = Standard.class.getResourceAsStream("security-hub-controls.properties")) {
      known.load(in);
    }
    known.remove("services");
    assertThat(known).isNotEmpty();
    known.forEach(
        (parameter, kind) ->
            assertThat(controls.at("/" + parameter.toString().replace("/", "/properties/")))
                .as("%s", parameter)
                .isEqualTo(reference(Kind.valueOf(kind.toString()))));
  }

  private static JsonNode reference(Kind kind) {
    return JSON.createObjectNode().put("$ref", "#/$defs/" + kind.factory());
  }

  static List<Bad> bad() {
    return OrganizationYamlTest.bad().stream().filter(it -> it.schema() == Schema.REFUSES).toList();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatTheParserRefusesTheSchemaRefuses(Bad bad) {
    assertThat(SCHEMA.validate(json(bad.text()))).isNotEmpty();
  }

  @Test
  void schemaAndParserAgreeOnWhateverComes() throws IOException {
    Random random = new Random(20261124);
    int accepted = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      MutatedDocument document = MutatedDocument.random(random);
      boolean bySchema = SCHEMA.validate(json(document.yaml())).isEmpty();
      String refusal = refusal(document.yaml());

      boolean expected = bySchema && !BeyondSchema.refuses(document.tree());
      assertThat(refusal.isEmpty())
          .as("document %d:%n%s%nparser: %s", i, document.yaml(), refusal)
          .isEqualTo(expected);
      accepted += expected ? 1 : 0;
    }
    assertThat(accepted).as("of both there are many").isBetween(DOCUMENTS / 5, DOCUMENTS * 4 / 5);
  }

  /** JSON Schema counts code points, Java's String counts some of them twice. */
  @ParameterizedTest
  @CsvSource({
    "512, 'description: \"%s\"'",
    "256, 'tags: {a: \"%s\"}'",
    "2048, 'parameters: {A.1: {a: \"%s\"}}'"
  })
  void charactersAreCountedAlike(int most, String entry) throws IOException {
    for (int length : new int[] {most, most + 1}) {
      String yaml =
          """
          schemaVersion: 1
          central:
            region: eu-west-1
            linkedRegions: all
            policies:
              - enabled: a
                %s
          """
              .formatted(entry.formatted("\uD83D\uDE00".repeat(length)));

      assertThat(SCHEMA.validate(json(yaml)).isEmpty()).isEqualTo(length == most);
      assertThat(refusal(yaml).isEmpty()).isEqualTo(length == most);
    }
  }

  private String refusal(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("file.yaml"), yaml);
    try {
      OrganizationYaml.read(file);
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static List<String> choices(String definition) {
    JsonNode names = TEXT.get("$defs").get(definition).get("enum");
    return StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode json(String yaml) {
    LoadSettings inOnePiece = LoadSettings.builder().setBufferSize(yaml.length() + 2).build();
    return JSON.valueToTree(new Load(inOnePiece).loadFromString(yaml));
  }

  private static JsonNode text() {
    try (InputStream in =
        OrganizationSchemaTest.class.getResourceAsStream("securityhub-organization.schema.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
