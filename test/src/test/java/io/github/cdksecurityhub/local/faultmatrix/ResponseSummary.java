package io.github.cdksecurityhub.local.faultmatrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cause that a response names, in short.
 *
 * <p>A response with none of these texts is shown as it is: it is not foreseen.
 */
final class ResponseSummary {
  private static final Map<String, String> CAUSES = new LinkedHashMap<>();

  static {
    // The service's own messages come first: a response that ends a wait names them beside the
    // wait.
    CAUSES.put("LimitExceededException", "throttled");
    CAUSES.put("Security Hub throttles", "throttled");
    CAUSES.put("InternalException", "a fault of the service");
    CAUSES.put("fault of its own", "a fault of the service");
    CAUSES.put("no connection to Security Hub's endpoint", "no connection");
    CAUSES.put("response could not be understood", "a response that can't be understood");
    CAUSES.put("is still syncing", "still syncing");
    CAUSES.put("ResourceConflictException", "policies are still associated");
    CAUSES.put("configuration policies are still associated", "policies are still associated");
    CAUSES.put("(PENDING)", "time ran out, still PENDING");
    CAUSES.put("(SETTLING)", "time ran out, Status still SETTLING");
    CAUSES.put("was sent, live still is", "time ran out, the write does not show");
    CAUSES.put("still pending: observe", "time ran out in the read");
    CAUSES.put("still pending: apply", "time ran out in the write");
    CAUSES.put("not the Security Hub delegated administrator", "not the administrator");
    CAUSES.put("Security Hub is not enabled", "Security Hub is not enabled");
    CAUSES.put("may not call securityhub:Describe", "the role may not read");
    CAUSES.put("may not call securityhub:Update", "the role may not write");
    CAUSES.put("needs a finding aggregator", "no finding aggregator");
    CAUSES.put("The moon is in the wrong phase.", "Status FAILED, its message verbatim");
    CAUSES.put("(no StatusMessage)", "Status FAILED, without a message");
    CAUSES.put("refused UpdateOrganizationConfiguration", "the write was refused, verbatim");
    CAUSES.put("which is no longer what this resource set", "no longer what the resource set");
    CAUSES.put("OutOfMemoryError", "out of memory");
  }

  private ResponseSummary() {}

  /** {@code updated} or {@code FAILED: throttled}, for instance. */
  static String of(FaultCase faultCase, CustomResourceExchange event) {
    if (event.responses().isEmpty()) {
      return "none: ServiceTimeout";
    }
    JsonNode response = event.responses().get(0);
    String reason = response.path("Reason").asText();
    if (response.path("Status").asText().equals("FAILED")) {
      return "FAILED: " + cause(faultCase, reason);
    }
    String outcome = reason.split(":", 2)[0];
    return outcome.equals("left") ? "left: " + cause(faultCase, reason) : outcome;
  }

  private static String cause(FaultCase faultCase, String reason) {
    return CAUSES.entrySet().stream()
        .filter(cause -> reason.contains(cause.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> reason.replaceAll("[|\\s]+", " "));
  }
}
