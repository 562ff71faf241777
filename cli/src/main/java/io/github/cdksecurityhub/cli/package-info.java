/** The command line: commands, options and exit codes. */
package io.github.cdksecurityhub.cli;
