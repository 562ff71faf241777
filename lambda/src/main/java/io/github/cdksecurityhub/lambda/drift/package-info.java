/**
 * Drift detection: compares what is live with what the stack declares, heals where that is
 * declared, and reports each result. Only {@code SdkEventPublisher} uses the AWS SDK, and no other
 * package than the entry points depends on this one.
 */
package io.github.cdksecurityhub.lambda.drift;
