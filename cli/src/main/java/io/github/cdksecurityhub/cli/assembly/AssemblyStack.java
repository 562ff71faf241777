package io.github.cdksecurityhub.cli.assembly;

import io.github.cdksecurityhub.lambda.template.StackEnvironment;

/**
 * One stack of the assembly.
 *
 * @param artifact its id in the assembly
 * @param name its name in CloudFormation
 * @param displayName its path in the app, as {@code cdk ls} shows it
 * @param environment where it goes
 * @param template what it declares
 */
public record AssemblyStack(
    String artifact,
    String name,
    String displayName,
    StackEnvironment environment,
    StackTemplate template) {}
