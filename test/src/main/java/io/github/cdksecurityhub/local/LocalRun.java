package io.github.cdksecurityhub.local;

import io.github.cdksecurityhub.local.run.Performance;

/**
 * Deploys an example on a local AWS and shows what happens: {@code mvn -q package -Plocal
 * [-Dexample=regions|central|central-policies|drift]}.
 *
 * <p>The function runs on the JVM that runs this; {@code -Dlocal.java=FOLDER} names another, for
 * instance a Java 25, which is what it runs on in AWS.
 */
public final class LocalRun {

  private LocalRun() {}

  /**
   * Runs it. Ends the process with status 1 when anything is not as expected, with one line that
   * says so: an exception would make Maven print pages.
   *
   * @param args the example's name
   */
  public static void main(String[] args) throws InterruptedException {
    int status = Performance.of(args.length == 0 ? "local" : args[0]);
    if (status != 0) {
      System.exit(status);
    }
  }
}
