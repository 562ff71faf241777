package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** examples/gitops is a whole repository to copy; {@link ExampleProjectsTest} builds it. */
class GitopsRepositoryTest {

  @Test
  void itsSchemaIsTheOneInTheJar() throws Exception {
    try (InputStream shipped =
        SecurityHubOrganizationConfiguration.class.getResourceAsStream(
            "securityhub-organization.schema.json")) {
      assertThat(CiFile.REPOSITORY.resolve("securityhub-organization.schema.json"))
          .hasBinaryContent(shipped.readAllBytes());
    }
  }
}
