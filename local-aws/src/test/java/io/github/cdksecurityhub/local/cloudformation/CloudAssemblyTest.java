package io.github.cdksecurityhub.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `cdk synth` writes. */
class CloudAssemblyTest {
  @TempDir Path folder;

  @Test
  void aStackComesAfterThoseThatItDependsOn() throws Exception {
    Files.writeString(
        folder.resolve("t.json"),
        "{\"Resources\": {\"Logs\": {\"Type\": \"AWS::Logs::LogGroup\"}}}");
    String stack =
        "{\"type\": \"aws:cloudformation:stack\", \"dependencies\": [%s],"
            + " \"properties\": {\"templateFile\": \"t.json\"}}";
    Files.writeString(
        folder.resolve("manifest.json"),
        "{\"artifacts\": {\"A\": %s, \"B\": %s, \"C\": %s}}"
            .formatted(
                stack.formatted("\"C\""), stack.formatted("\"A\""), stack.formatted("\"none\"")));
    assertThat(CloudAssembly.read(folder).templates().keySet()).containsExactly("C", "A", "B");
  }
}
