/**
 * What a deployment would do: which events CloudFormation would send, and what each would come to.
 */
package io.github.cdksecurityhub.cli.plan;
