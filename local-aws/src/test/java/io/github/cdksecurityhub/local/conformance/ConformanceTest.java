package io.github.cdksecurityhub.local.conformance;

import io.github.cdksecurityhub.local.conformance.Check.Place;
import io.github.cdksecurityhub.local.conformance.Conformance.Result;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * {@code mvn -pl local-aws verify -Pconformance}: compares the rules with the real Security Hub,
 * with the caller's credentials, in a sandbox organization. A difference is a finding and no
 * failure.
 */
@Tag("conformance")
class ConformanceTest {
  private static final Path FOLDER = Path.of("target", "conformance");

  @Test
  void theRulesAreComparedWithTheService() throws Exception {
    String endpoint = System.getProperty("conformance.endpoint", "");
    Place place =
        new Place(
            System.getProperty("conformance.region", "eu-west-1"),
            System.getProperty("conformance.other", "us-east-1"));
    try (DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        SandboxHub hub =
            new SandboxHub(
                endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint)),
                credentials)) {
      List<Result> results =
          new Conformance(hub, place, Boolean.getBoolean("conformance.central")).run();
      ConformanceReport.write(results, FOLDER);
      System.out.println(ConformanceReport.page(results));
      System.out.println("Report: " + FOLDER.toAbsolutePath().resolve("report.md"));
    }
  }
}
