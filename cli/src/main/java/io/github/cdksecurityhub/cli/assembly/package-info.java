/** The cloud assembly that {@code cdk synth} writes, and the stacks that are deployed. */
package io.github.cdksecurityhub.cli.assembly;
