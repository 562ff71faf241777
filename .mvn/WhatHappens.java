/** What {@code mvn -q package -Plocal} prints before anything else. */
public final class WhatHappens {
  private WhatHappens() {}

  public static void main(String[] arguments) {
    System.out.println(
        "Building the function, the construct and the local AWS: about a minute, and several the"
            + " first time, which downloads some 600 MB. Then an example is deployed.");
  }
}
