/**
 * What an event would come to, told without a write: the handler's own lifecycle, played on a
 * Security Hub that is read and never written.
 */
package io.github.cdksecurityhub.lambda.preview;
