/**
 * Makes live equal desired: observe, diff, apply, await, report.
 *
 * <p>Pure but for one port, {@link io.github.cdksecurityhub.lambda.reconcile.SecurityHub}, and a
 * clock. Knows neither the AWS SDK nor CloudFormation.
 */
package io.github.cdksecurityhub.lambda.reconcile;
