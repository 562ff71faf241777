package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.securityhub.ConfigurationStatus;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.util.List;

/**
 * The service as it is when nothing goes wrong.
 *
 * @param faultCase whose Region it is
 */
record Conditions(FaultCase faultCase) {
  private static final List<Knob<Lasting>> LASTING =
      List.of(Knob.LOST_UPDATES, Knob.STALE_READS, Knob.LEAVING_CONFLICTS);

  /** Ends every fault in the case's Region; what is live there stays. */
  void clear() {
    RegionHandle region = faultCase.region();
    faultCase.reads().clear();
    faultCase.writes().clear();
    LASTING.forEach(knob -> region.set(knob, Lasting.none()));
    region.set(Knob.PENDING, Lasting.calls(1));
    region.set(Knob.CENTRAL_OUTCOME, Knob.CENTRAL_OUTCOME.mostProbable());
    region.subscribe().registerAdministrator();
    faultCase.hub().organization(faultCase.account()).aggregate(region.region());
    faultCase.hub().acceptConnections();
    if (region.live().status() == ConfigurationStatus.PENDING) {
      region.configure(LiveConfiguration.central());
    }
  }
}
