/**
 * The two requests beside Security Hub's: an event on the default bus, and the stack's own status.
 *
 * <p>Written by hand and signed by the SDK's signer: two SDK modules more would be megabytes of the
 * package.
 */
package io.github.cdksecurityhub.lambda.aws;
