/**
 * An AWS CDK construct that declares how Security Hub treats an organization's new accounts.
 *
 * <p>Start at {@link io.github.cdksecurityhub.SecurityHubOrganizationConfiguration}.
 */
package io.github.cdksecurityhub;
