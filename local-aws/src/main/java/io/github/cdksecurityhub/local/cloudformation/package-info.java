/**
 * A local AWS CloudFormation: stacks of custom resources with their whole lifecycle, as far as the
 * templates that the AWS CDK writes need it (service-behaviour.md, R33 to R37).
 *
 * <p>{@link io.github.cdksecurityhub.local.cloudformation.StackOperation} decides and knows neither
 * HTTP nor Lambda; {@link io.github.cdksecurityhub.local.cloudformation.CustomResources} sends
 * events, {@link io.github.cdksecurityhub.local.cloudformation.ResponseEndpoint} takes the
 * responses, {@link io.github.cdksecurityhub.local.cloudformation.Expressions} evaluates templates.
 */
package io.github.cdksecurityhub.local.cloudformation;
