/** The command line: what its words mean, and what it answers to the shell. */
package io.github.cdksecurityhub.cli;
