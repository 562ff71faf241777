package io.github.cdksecurityhub.cli.assembly;

import io.github.cdksecurityhub.lambda.template.StackEnvironment;

/** A stack of the assembly; its display name is its path in the app, as in {@code cdk ls}. */
public record AssemblyStack(
    String artifact,
    String name,
    String displayName,
    StackEnvironment environment,
    StackTemplate template) {}
