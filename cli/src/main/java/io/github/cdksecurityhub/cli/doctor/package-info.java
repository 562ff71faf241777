/** What is live in some Regions, and whether what the construct needs stands there. */
package io.github.cdksecurityhub.cli.doctor;
