package io.github.cdksecurityhub.lambda.model;

import java.util.Optional;

/** What a Delete leaves behind, where live is still what we set. */
public enum OnDelete {
  /** Puts back what was there before the resource was created. */
  RESTORE {
    @Override
    public Optional<OrganizationConfiguration> target(OrganizationConfiguration previous) {
      return Optional.of(previous);
    }
  },
  /** Writes LOCAL, AutoEnable false, no standards: new accounts are left alone. */
  RESET {
    @Override
    public Optional<OrganizationConfiguration> target(OrganizationConfiguration previous) {
      return Optional.of(new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE));
    }
  },
  /** Leaves everything as it is. */
  RETAIN {
    @Override
    public Optional<OrganizationConfiguration> target(OrganizationConfiguration previous) {
      return Optional.empty();
    }
  };

  /** Returns what is to be live afterwards; empty where nothing is to be touched. */
  public abstract Optional<OrganizationConfiguration> target(OrganizationConfiguration previous);
}
