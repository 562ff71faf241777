/** The formats of results: for a terminal, for a pull request, for a program. */
package io.github.cdksecurityhub.cli.output;
