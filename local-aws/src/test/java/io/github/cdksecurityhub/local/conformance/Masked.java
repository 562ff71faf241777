package io.github.cdksecurityhub.local.conformance;

/** Texts without what shows whose organization they are of. */
final class Masked {
  private Masked() {}

  /** Account and organization ids are replaced by those of the documentation. */
  static String text(String text) {
    return text.replaceAll("\\b\\d{12}\\b", "123456789012")
        .replaceAll("\\bo-[a-z0-9]{10,32}\\b", "o-exampleorg");
  }
}
