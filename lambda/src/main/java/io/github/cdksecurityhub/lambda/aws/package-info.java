/**
 * The two requests beside Security Hub's: an event on the default bus, and the stack's own status.
 *
 * <p>Written by hand, like Security Hub's: they go over the same wire (ADR 34).
 */
package io.github.cdksecurityhub.lambda.aws;
