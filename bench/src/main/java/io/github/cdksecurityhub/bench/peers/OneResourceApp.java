package io.github.cdksecurityhub.bench.peers;

import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnWaitConditionHandle;
import software.amazon.awscdk.Stack;

/** The least that can be deployed: a stack with one resource, which has no properties. */
public final class OneResourceApp {

  private OneResourceApp() {}

  /** Synthesizes it. */
  public static void main(String[] args) {
    App app = new App();
    new CfnWaitConditionHandle(new Stack(app, "OneResource"), "Handle");
    app.synth();
  }
}
