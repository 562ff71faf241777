/** The cloud assembly that {@code cdk synth} writes, as far as a plan needs it. */
package io.github.cdksecurityhub.cli.assembly;
