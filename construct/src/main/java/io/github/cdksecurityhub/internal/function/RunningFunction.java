package io.github.cdksecurityhub.internal.function;

import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.ILogGroup;

/**
 * A function of the handler's jar, with what it runs as and writes to.
 *
 * @param policy what it is allowed
 */
public record RunningFunction(IRole role, ILogGroup logGroup, Policy policy, Function function) {}
