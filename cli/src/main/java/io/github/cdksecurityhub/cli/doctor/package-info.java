/** The command {@code doctor}: per Region what is live, and whether the prerequisites exist. */
package io.github.cdksecurityhub.cli.doctor;
