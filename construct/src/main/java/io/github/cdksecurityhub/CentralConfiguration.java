package io.github.cdksecurityhub;

/** Policies decide. The other fields are the service's to set. */
record CentralConfiguration() implements OrganizationConfiguration {

  @Override
  public boolean isCentral() {
    return true;
  }
}
