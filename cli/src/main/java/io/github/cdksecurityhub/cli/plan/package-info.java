/** The command {@code plan}: what a deployment would do. */
package io.github.cdksecurityhub.cli.plan;
