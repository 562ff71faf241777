package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.Collection;
import java.util.Map;

/** The name that {@link io.github.cdksecurityhub.local.Live} had, until its last user has moved. */
public final class Live {
  private Live() {}

  /** {@code LOCAL,true,DEFAULT} or {@code CENTRAL}. */
  public static String summary(LiveConfiguration live) {
    return io.github.cdksecurityhub.local.Live.summary(live);
  }

  /** The summary of each Region. */
  public static Map<String, String> in(LocalSecurityHub hub, Collection<String> regions) {
    return io.github.cdksecurityhub.local.Live.in(hub, regions);
  }
}
