/** What all commands print with: streams, colours, tables, escaping, exit codes. */
package io.github.cdksecurityhub.cli.console;
