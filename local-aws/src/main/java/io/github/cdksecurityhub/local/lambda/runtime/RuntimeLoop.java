package io.github.cdksecurityhub.local.lambda.runtime;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks the Runtime API for events, one by one, and hands each to the function's handler. */
public final class RuntimeLoop {
  private static final String API =
      "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";

  private RuntimeLoop() {}

  /**
   * Runs until the process is killed.
   *
   * @param arguments the handler: {@code package.Class::method}, or the class alone
   */
  public static void main(String[] arguments) throws IOException {
    Handler handler;
    try {
      ClassLoader classes = taskClasses(new File(System.getenv("LAMBDA_TASK_ROOT")));
      Thread.currentThread().setContextClassLoader(classes);
      handler = Handler.load(arguments[0], classes);
    } catch (Throwable e) {
      e.printStackTrace();
      post("init/error", error(e));
      System.exit(1);
      return;
    }
    while (true) {
      runNext(handler);
    }
  }

  private static ClassLoader taskClasses(File root) throws MalformedURLException {
    List<URL> urls = new ArrayList<>(List.of(root.toURI().toURL()));
    File[] jars = new File(root, "lib").listFiles((folder, name) -> name.endsWith(".jar"));
    for (File jar : jars == null ? new File[0] : jars) {
      urls.add(jar.toURI().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), RuntimeLoop.class.getClassLoader());
  }

  private static void runNext(Handler handler) throws IOException {
    HttpURLConnection next = open("invocation/next");
    byte[] event;
    try (InputStream in = next.getInputStream()) {
      event = in.readAllBytes();
    }
    String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
    EventContext context =
        new EventContext(
            id,
            next.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"),
            Long.parseLong(next.getHeaderField("Lambda-Runtime-Deadline-Ms")));
    try {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      handler.handle(event, output, context);
      post("invocation/" + id + "/response", output.toByteArray());
    } catch (Throwable e) {
      e.printStackTrace();
      post("invocation/" + id + "/error", error(e));
      if (e instanceof VirtualMachineError || e instanceof IOError) {
        System.exit(1);
      }
    }
  }

  private static HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) URI.create(API + path).toURL().openConnection();
  }

  private static void post(String path, byte[] body) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    connection.getResponseCode();
  }

  /** What Lambda reports of an exception: its message, type and stack trace. */
  private static byte[] error(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    String lines =
        String.join(
            ",",
            trace.toString().lines().skip(1).map(line -> JsonText.quoted(line.strip())).toList());
    String json =
        "{\"errorMessage\":%s,\"errorType\":%s,\"stackTrace\":[%s]}"
            .formatted(
                JsonText.quoted(String.valueOf(e.getMessage())),
                JsonText.quoted(e.getClass().getName()),
                lines);
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
