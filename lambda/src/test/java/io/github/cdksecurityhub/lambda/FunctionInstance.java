package io.github.cdksecurityhub.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A process that is one function instance: it starts the handler and gives it one event. */
final class FunctionInstance {
  private FunctionInstance() {}

  public static void main(String[] arguments) throws IOException {
    CustomResourceHandler handler = new CustomResourceHandler();
    System.out.println("started");
    System.out.flush();
    byte[] event = System.in.readAllBytes();
    FakeContext context = new FakeContext(60_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), out, context);
    System.out.println("ended with " + out.size() + " bytes");
    System.out.print(context.log());
  }
}
