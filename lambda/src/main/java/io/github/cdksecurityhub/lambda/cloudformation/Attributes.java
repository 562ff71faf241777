package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** The resource's attributes, by the names that the construct offers. */
final class Attributes {
  private Attributes() {}

  /** Returns all of them, each a string, none absent. */
  static Map<String, String> of(
      String region, Outcome outcome, ReconcileResult report, String previous) {
    LiveConfiguration live = report.live();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("Region", region);
    attributes.put("ConfigurationType", live.type().name());
    attributes.put("AutoEnable", Boolean.toString(live.autoEnable()));
    attributes.put("AutoEnableStandards", live.standards().name());
    attributes.put("Status", live.status().name());
    attributes.put("StatusMessage", live.statusMessage());
    attributes.put("MemberAccountLimitReached", Boolean.toString(live.memberAccountLimitReached()));
    attributes.put("Outcome", outcome.word());
    attributes.put("Changes", report.changes());
    attributes.put("PreviousConfiguration", previous);
    return attributes;
  }
}
