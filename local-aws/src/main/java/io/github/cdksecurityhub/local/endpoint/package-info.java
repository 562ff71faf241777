/**
 * One address for the whole local AWS, as a command line's {@code --endpoint-url} wants it:
 * CloudFormation's and STS's reading operations, and Security Hub behind them.
 */
package io.github.cdksecurityhub.local.endpoint;
