package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import java.util.Collections;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPolicyAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPolicyAssociationsResponse;

/** Lists of central configuration are read to their end, or not at all. */
class CentralListsTest {
  /** An organization's accounts may be that many, and its units come on top. */
  @Test
  void aListOfTwelveThousandTargetsIsReadToItsEnd() {
    assertThat(reader(120).inherited()).hasSize(12_000);
  }

  @Test
  void aListWithoutAnEndIsNotTakenForAWholeOne() {
    assertThatThrownBy(() -> reader(Integer.MAX_VALUE).inherited())
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("more than 100000");
  }

  private static SdkCentralReader reader(int pages) {
    return new SdkCentralReader(new Pages(pages), new Once());
  }

  /** Pages of a hundred targets. */
  private record Pages(int count) implements SecurityHubClient {
    @Override
    public ListConfigurationPolicyAssociationsResponse listConfigurationPolicyAssociations(
        ListConfigurationPolicyAssociationsRequest request) {
      int page = request.nextToken() == null ? 1 : Integer.parseInt(request.nextToken());
      return ListConfigurationPolicyAssociationsResponse.builder()
          .configurationPolicyAssociationSummaries(
              Collections.nCopies(
                  100, ConfigurationPolicyAssociationSummary.builder().targetId("1").build()))
          .nextToken(page == count ? null : String.valueOf(page + 1))
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private record Once() implements SdkCentralReader.Sender {
    @Override
    public <T> T send(ApiOperation operation, Supplier<T> request) {
      return request.get();
    }
  }
}
