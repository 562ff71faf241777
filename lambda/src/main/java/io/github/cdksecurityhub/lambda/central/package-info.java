/**
 * What central configuration has beside the organization's configuration: the finding aggregator,
 * policies and their associations, as CloudFormation's own types have them. Read, never written.
 */
package io.github.cdksecurityhub.lambda.central;
