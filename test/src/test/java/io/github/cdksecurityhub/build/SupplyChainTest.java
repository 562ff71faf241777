package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What is in the function is what docs/run/dependencies.md lists, and nothing that is to be
 * avoided.
 */
class SupplyChainTest {
  private static final Path SBOM = Path.of("..", "lambda", "target", "sbom.json");
  private static final Path TABLE = Path.of("..", "docs", "run", "dependencies.md");
  private static final Set<String> LICENCES = Set.of("Apache-2.0", "MIT", "MIT-0");

  @Test
  void theFunctionHasTheLibrariesOfTheTableAndNoOthers() throws IOException {
    assertThat(inTheSbom()).isEqualTo(inTheTable());
  }

  @Test
  void everyLicenceIsOneThatAUserCanShip() throws IOException {
    for (String library : inTheSbom()) {
      assertThat(LICENCES).as(library).contains(library.substring(library.lastIndexOf(' ') + 1));
    }
  }

  @Test
  void whatIsToBeAvoidedIsNotThere() throws IOException {
    assertThat(inTheSbom())
        .noneMatch(
            library ->
                library.matches(
                    ".*(netty|apache-client|aws-crt|databind|powertools|log4j|commons-logging).*"));
  }

  private static Set<String> inTheSbom() throws IOException {
    assertThat(SBOM).as("the SBOM; Maven writes it only online, so build without -o").exists();
    Set<String> libraries = new TreeSet<>();
    for (JsonNode it : new ObjectMapper().readTree(SBOM.toFile()).get("components")) {
      libraries.add(
          "%s:%s %s %s"
              .formatted(
                  it.get("group").asText(),
                  it.get("name").asText(),
                  it.get("version").asText(),
                  String.join(", ", licences(it))));
    }
    assertThat(libraries).isNotEmpty();
    return libraries;
  }

  private static List<String> licences(JsonNode component) {
    List<String> ids = new ArrayList<>();
    component.get("licenses").forEach(it -> ids.add(it.get("license").path("id").asText()));
    return ids;
  }

  private static Set<String> inTheTable() throws IOException {
    Set<String> libraries = new TreeSet<>();
    for (String line : Files.readAllLines(TABLE)) {
      String[] cells = line.split("\\|");
      if (line.startsWith("| ") && cells.length > 4 && cells[1].contains(":")) {
        libraries.add(String.join(" ", cells[1].strip(), cells[2].strip(), cells[3].strip()));
      }
    }
    return libraries;
  }
}
