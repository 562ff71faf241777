/** What a deployment would do: which events CloudFormation would send, and the result of each. */
package io.github.cdksecurityhub.cli.plan;
