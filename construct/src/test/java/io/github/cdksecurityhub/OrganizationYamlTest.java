package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.YamlDocuments.Bad;
import io.github.cdksecurityhub.internal.regions.Declaration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrganizationYamlTest {
  private static final String WHO = "The app";

  @TempDir Path folder;

  @Test
  void jsonAndAByteOrderMarkAreYamlToo() throws IOException {
    assertThat(read("\uFEFF{\"schemaVersion\": 1, \"central\": {\"region\": \"us-east-1\"}}"))
        .hasSize(1);
  }

  @Test
  void asManyTopicsAsARuleHasTargetsAreTaken() throws IOException {
    String topics =
        IntStream.range(0, 5)
            .mapToObj("arn:aws:sns:eu-west-1:123456789012:topic%d"::formatted)
            .collect(Collectors.joining(", "));

    assertThat(read(YamlDocuments.GOOD + "driftDetection: {topics: [%s]}".formatted(topics)))
        .hasSize(2);
  }

  static List<Bad> bad() {
    return Stream.concat(YamlDocuments.bad().stream(), CentralDocuments.bad().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsNotUnderstoodIsRefusedWithItsPlaceAndTheWayOut(Bad bad) throws IOException {
    Path file = write(bad.text().getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> OrganizationYaml.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?s)"
                + Pattern.quote(WHO + " cannot read " + file + bad.place())
                + "( \\([^)]+\\))?: .*")
        .hasMessageContaining(bad.message())
        .hasMessageEndingWith(".");
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    Path file = write(new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> OrganizationYaml.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("it is not YAML: it is text in another encoding", "UTF-8");
  }

  @Test
  void aMissingFileIsNamedWithTheFolderThatWasLookedIn() {
    Path file = Path.of("no-such-folder", "securityhub-organization.yaml");

    assertThatThrownBy(() -> OrganizationYaml.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            WHO + " cannot read " + file + ": there is no such file: ",
            file.toAbsolutePath().toString(),
            "starts in the folder that the CDK app runs in");
  }

  @Test
  void aFolderIsNotAFile() {
    assertThatThrownBy(() -> OrganizationYaml.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Pass the path of a readable file");
  }

  private List<Declaration> read(String text) throws IOException {
    return OrganizationYaml.read(write(text.getBytes(StandardCharsets.UTF_8))).declarations();
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("securityhub-organization.yaml"), bytes);
  }
}
