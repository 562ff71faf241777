package io.github.cdksecurityhub.local.conformance;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfiguration;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;

/** A Security Hub, the real one or a local one, whose responses are texts to compare. */
final class SandboxHub implements AutoCloseable {
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final RecordedExchanges exchanges = new RecordedExchanges();
  private final Map<String, SecurityHubClient> clients = new HashMap<>();

  /** A call whose outcome is a text. */
  @FunctionalInterface
  interface Call {

    /** Makes it. */
    Object on(SecurityHubClient client);
  }

  SandboxHub(Optional<URI> endpoint, AwsCredentialsProvider credentials) {
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  SecurityHubClient in(String region) {
    return clients.computeIfAbsent(region, this::client);
  }

  private SecurityHubClient client(String region) {
    var builder =
        SecurityHubClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            // Unlike the JDK's HttpURLConnection it has PATCH, and keeps the text of a 401 (R40).
            .httpClientBuilder(Apache5HttpClient.builder())
            .overrideConfiguration(
                c ->
                    c.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(exchanges));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** {@code ok}, or the error: status, code and message, without account numbers. */
  String outcome(String region, Call call) {
    try {
      call.on(in(region));
      return "ok";
    } catch (SecurityHubException e) {
      AwsErrorDetails details = e.awsErrorDetails();
      return Masked.text(
          e.statusCode() + " " + details.errorCode() + ": " + details.errorMessage());
    } catch (SdkException e) {
      return Masked.text("no response: " + e.getMessage());
    }
  }

  /** An organization configuration on one line: type, status, AutoEnable, standards. */
  String describe(String region) {
    DescribeOrganizationConfigurationResponse live =
        in(region).describeOrganizationConfiguration(r -> {});
    OrganizationConfiguration organization = live.organizationConfiguration();
    return String.join(
        " ",
        organization.configurationTypeAsString(),
        organization.statusAsString(),
        String.valueOf(live.autoEnable()),
        live.autoEnableStandardsAsString());
  }

  String update(String region, String type, boolean autoEnable, String standards) {
    return outcome(
        region,
        client ->
            client.updateOrganizationConfiguration(
                r ->
                    r.autoEnable(autoEnable)
                        .autoEnableStandards(standards)
                        .organizationConfiguration(o -> o.configurationType(type))));
  }

  /** What Describe returns after an update, once two reads agree with it or a while has passed. */
  String settled(String region, String expected) throws InterruptedException {
    String seen = describe(region);
    int agreeing = 0;
    for (int i = 0; i < 60 && agreeing < 2; i++) {
      agreeing = seen.equals(expected) ? agreeing + 1 : 0;
      if (agreeing < 2) {
        Thread.sleep(endpoint.isPresent() ? 1 : 2000);
        seen = describe(region);
      }
    }
    return seen;
  }

  boolean hasAggregator(String region) {
    return !in(region).listFindingAggregators(r -> {}).findingAggregators().isEmpty();
  }

  String hubArn(String region) {
    return in(region).describeHub(r -> {}).hubArn();
  }

  List<String> takeExchanges() {
    return exchanges.take();
  }

  @Override
  public void close() {
    clients.values().forEach(SecurityHubClient::close);
  }
}
