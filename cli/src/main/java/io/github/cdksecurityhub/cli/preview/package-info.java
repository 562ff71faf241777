/** What an event would do, without a write: the handler's lifecycle on a Security Hub in memory. */
package io.github.cdksecurityhub.cli.preview;
