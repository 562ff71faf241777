package io.github.cdksecurityhub.cli.assembly;

import io.github.cdksecurityhub.lambda.template.StackEnvironment;

/**
 * One stack of the assembly.
 *
 * @param displayName its path in the app, as {@code cdk ls} shows it
 */
public record AssemblyStack(
    String artifact,
    String name,
    String displayName,
    StackEnvironment environment,
    StackTemplate template) {}
