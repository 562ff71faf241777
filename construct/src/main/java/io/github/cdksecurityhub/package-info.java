/**
 * AWS CDK constructs that declare how Security Hub treats an organization's accounts.
 *
 * <p>{@link io.github.cdksecurityhub.SecurityHubOrganizationConfiguration} declares what happens to
 * accounts that join, Region by Region:
 *
 * <pre>{@code
 * SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
 *     .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
 *     .regions(List.of("us-east-1", "eu-west-1"))
 *     .build();
 * }</pre>
 *
 * <p>{@link io.github.cdksecurityhub.SecurityHubCentralConfiguration} declares central
 * configuration: which Regions are linked, and which policy holds for which accounts.
 *
 * <p>Both belong in a stack of Security Hub's delegated administrator account. What cannot work is
 * refused at synthesis with an {@link java.lang.IllegalArgumentException} that names the construct,
 * the reason and the way out.
 */
package io.github.cdksecurityhub;
