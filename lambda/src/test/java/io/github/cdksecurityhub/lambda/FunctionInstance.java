package io.github.cdksecurityhub.lambda;

import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A process that is one function instance: it starts the handler and gives it one event; with an
 * argument it only handles the event of INIT.
 */
final class FunctionInstance {
  private FunctionInstance() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      FakeClock clock = new FakeClock();
      Response primed = Priming.handle(new SecurityHubClients(false), clock);
      System.out.println(primed.status() + " after " + clock.passed() + ": " + primed.reason());
      return;
    }
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
