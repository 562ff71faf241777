package io.github.cdksecurityhub.local;

import io.github.cdksecurityhub.local.securityhub.ConfigurationType;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is live, seen from inside the local Security Hub rather than through its API. */
public final class Live {

  private Live() {}

  /** {@code LOCAL,true,DEFAULT} or {@code CENTRAL}. */
  public static String summary(LiveConfiguration live) {
    return live.type() == ConfigurationType.CENTRAL
        ? "CENTRAL"
        : live.type() + "," + live.autoEnable() + "," + live.standards();
  }

  /** The summary of each Region. */
  public static Map<String, String> in(LocalSecurityHub hub, Collection<String> regions) {
    Map<String, String> live = new LinkedHashMap<>();
    regions.forEach(region -> live.put(region, summary(hub.in(region).live())));
    return live;
  }
}
