/**
 * Requests to AWS over the wire: where they go, how they are signed, and what comes back.
 *
 * <p>It knows Java alone, and no service. Why not AWS's SDK: ADR 34. In tests the SDK is what every
 * endpoint and every signature is compared with.
 */
package io.github.cdksecurityhub.lambda.wire;
