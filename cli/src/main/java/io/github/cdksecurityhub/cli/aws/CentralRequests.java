package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import io.github.cdksecurityhub.lambda.securityhub.SdkCentralReader;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends a user's requests once, since the SDK's client retries, and words their failures. */
record CentralRequests(String region) implements SdkCentralReader.Sender {

  @Override
  public <T> T send(ApiOperation operation, Supplier<T> request) {
    try {
      return request.get();
    } catch (AwsServiceException e) {
      throw new UnreadableException(refused(operation.operation(), e), e);
    } catch (SdkException e) {
      throw new UnreadableException(
          "Security Hub does not respond to securityhub:%s in %s: %s"
              .formatted(operation.operation(), region, SdkErrors.why(e)),
          e);
    }
  }

  @Override
  public boolean meansNoAggregator(AwsServiceException e) {
    return SdkErrors.code(e).equals("InternalException");
  }

  private String refused(String operation, AwsServiceException e) {
    String code = SdkErrors.code(e);
    return code.equals("AccessDeniedException")
        ? "These credentials may not call securityhub:%s in %s: allow it to them, or choose others with --profile or --role-arn. Error: %s"
            .formatted(operation, region, SdkErrors.message(e))
        : "Security Hub refuses securityhub:%s in %s: %s: %s"
            .formatted(operation, region, code, SdkErrors.message(e));
  }
}
