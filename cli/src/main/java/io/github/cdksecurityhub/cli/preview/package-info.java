/**
 * What an event would do, found without a write: the handler's own lifecycle runs on a Security Hub
 * that is read and never written.
 */
package io.github.cdksecurityhub.cli.preview;
