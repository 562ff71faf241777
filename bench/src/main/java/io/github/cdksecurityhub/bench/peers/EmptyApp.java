package io.github.cdksecurityhub.bench.peers;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The least that a CDK app in Java can be: one stack with nothing in it. */
public final class EmptyApp {

  private EmptyApp() {}

  /** Synthesizes it. */
  public static void main(String[] args) {
    App app = new App();
    new Stack(app, "Empty");
    app.synth();
  }
}
