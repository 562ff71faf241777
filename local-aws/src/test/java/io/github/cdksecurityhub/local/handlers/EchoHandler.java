package io.github.cdksecurityhub.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Does what the event names: echo, throw, exit, sleep, fail once, print, return a variable. */
public final class EchoHandler implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    String[] words = event.replace("\"", "").split(" ");
    System.out.println("got " + event + " as " + context.getAwsRequestId());
    output.write(("\"" + output(words, context) + "\"").getBytes(StandardCharsets.UTF_8));
  }

  private static String output(String[] words, Context context) throws IOException {
    switch (words[0]) {
      case "throw":
        throw new IllegalStateException("as requested");
      case "exit":
        Runtime.getRuntime().halt(7);
        return "";
      case "sleep":
        sleep(Long.parseLong(words[1]));
        return "slept " + ProcessHandle.current().pid();
      case "failOnce":
        return failOnce(Path.of(words[1]));
      case "append":
        Files.writeString(
            Path.of(words[1]),
            System.currentTimeMillis() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        return "appended";
      case "variable":
        return String.valueOf(System.getenv(words[1]));
      case "remaining":
        return Integer.toString(context.getRemainingTimeInMillis());
      case "java":
        return System.getProperty("java.home");
      case "heap":
        return Long.toString(Runtime.getRuntime().maxMemory());
      default:
        return "echo " + ProcessHandle.current().pid();
    }
  }

  private static String failOnce(Path marker) throws IOException {
    if (Files.exists(marker)) {
      return "second time";
    }
    Files.createFile(marker);
    throw new IllegalStateException("first time");
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
