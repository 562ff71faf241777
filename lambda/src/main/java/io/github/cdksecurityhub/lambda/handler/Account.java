package io.github.cdksecurityhub.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import java.util.Optional;

/** The account that the function, and so every call it makes, belongs to. */
final class Account {
  private Account() {}

  /** Reads it from the function's ARN, or else from the stack's, which is in the same account. */
  static String of(Context context, CustomResourceEvent event) {
    return of(context, event.stackId());
  }

  /** The same, for a function that is not run by the stack. */
  static String of(Context context, String stackId) {
    return inArn(String.valueOf(context.getInvokedFunctionArn()))
        .or(() -> inArn(stackId))
        .orElse("unknown account");
  }

  /** {@code arn:aws:lambda:eu-west-1:123456789012:function:name}. */
  private static Optional<String> inArn(String arn) {
    String[] parts = arn.split(":", -1);
    boolean named = parts.length > 4 && parts[4].matches("\\d{12}");
    return named ? Optional.of(parts[4]) : Optional.empty();
  }
}
