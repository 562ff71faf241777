package io.github.cdksecurityhub.local.lambda;

import io.github.cdksecurityhub.local.http.Keys;
import io.github.cdksecurityhub.local.http.SessionToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The command line and the variables that Lambda starts an instance with. */
final class InstanceEnvironment {

  private InstanceEnvironment() {}

  static List<String> command(
      FunctionDefinition function, LambdaOptions options, FunctionRuntime runtime) {
    // Lambda gives the heap 85 % of the memory and keeps to the first compiler tier.
    long heap = function.memoryMegabytes() * 85L / 100;
    List<String> command =
        new ArrayList<>(
            List.of(
                options.java().toString(),
                // A machine of its own, as large as the function: the first heap is a 64th of it.
                "-XX:MaxRAM=" + function.memoryMegabytes() + "m",
                "-XX:MaxHeapSize=" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
    command.addAll(Debugging.jvmOptions());
    command.addAll(runtime.jvmOptions());
    command.addAll(List.of("-cp", runtime.classPath(), runtime.mainClass(), function.handler()));
    return command;
  }

  /** {@code arn:aws:lambda:eu-west-1:123456789012:function:name}. */
  private static String account(FunctionDefinition function) {
    String[] parts = function.arn().split(":", -1);
    return parts.length > 4 && !parts[4].isEmpty() ? parts[4] : "000000000000";
  }

  /** Nothing of the user's own environment, least of all its credentials. */
  static Map<String, String> variables(
      FunctionDefinition function, LambdaOptions options, Path taskRoot, String runtimeApi) {
    Map<String, String> variables = new LinkedHashMap<>(function.environment());
    variables.putAll(options.environment());
    // Without it, Windows gives a process no network.
    Optional.ofNullable(System.getenv("SystemRoot"))
        .ifPresent(folder -> variables.put("SystemRoot", folder));
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("AWS_REGION", function.region());
    variables.put("AWS_DEFAULT_REGION", function.region());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]" + UUID.randomUUID());
    variables.put("AWS_LAMBDA_LOG_FORMAT", function.logFormat());
    variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    variables.put("_HANDLER", function.handler());
    // Made up: the local services take any signature and read the credential scope alone.
    variables.put("AWS_ACCESS_KEY_ID", Keys.of(account(function)));
    variables.put("AWS_SECRET_ACCESS_KEY", "example-secret-access-key");
    variables.put("AWS_SESSION_TOKEN", SessionToken.of(function.role()));
    return variables;
  }
}
