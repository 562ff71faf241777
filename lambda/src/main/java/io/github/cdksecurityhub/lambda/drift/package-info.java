/**
 * What drift is and how it is told: pure but for the port of the reconciliation and its clock.
 * Knows neither the AWS SDK nor Lambda nor CloudFormation's events.
 */
package io.github.cdksecurityhub.lambda.drift;
