/** Checks per Region what is live, and whether the prerequisites of the construct exist. */
package io.github.cdksecurityhub.cli.doctor;
