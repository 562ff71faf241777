package com.example;

import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClientBuilder;

/** Lets new accounts of the organization get Security Hub, in some Regions. */
public final class SwitchOn {
  private final SecurityHubClientBuilder clients;

  public SwitchOn(SecurityHubClientBuilder clients) {
    this.clients = clients;
  }

  /** Switches it on where it is not, and returns the Regions that were changed. */
  public List<String> in(List<String> regions) {
    return regions.stream().filter(this::switchedOn).toList();
  }

  private boolean switchedOn(String region) {
    try (SecurityHubClient hub = clients.region(Region.of(region)).build()) {
      if (hub.describeOrganizationConfiguration(r -> {}).autoEnable()) {
        return false;
      }
      hub.updateOrganizationConfiguration(r -> r.autoEnable(true).autoEnableStandards("NONE"));
      return true;
    }
  }

  public static void main(String[] regions) {
    System.out.println(
        "Changed: " + new SwitchOn(SecurityHubClient.builder()).in(List.of(regions)));
  }
}
