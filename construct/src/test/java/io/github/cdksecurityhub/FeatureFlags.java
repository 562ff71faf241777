package io.github.cdksecurityhub;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import software.amazon.awscdk.App;

/** The feature flags that tests run with. */
enum FeatureFlags {
  NONE(Map.of()),
  ALL_RECOMMENDED(readRecommended()),
  /** Some recommended flags are off; somebody may have turned them on. */
  ALL_ON(turnedOn(readRecommended()));

  private static final int BLOCK = 512;
  private final Map<String, Object> context;

  FeatureFlags(Map<String, Object> context) {
    this.context = context;
  }

  Map<String, Object> context() {
    return context;
  }

  private static Map<String, Object> turnedOn(Map<String, Object> flags) {
    flags.replaceAll((flag, value) -> Boolean.FALSE.equals(value) ? Boolean.TRUE : value);
    return flags;
  }

  /** Out of aws-cdk-lib itself, so that a new version is tested with its own flags. */
  private static Map<String, Object> readRecommended() {
    String archive =
        "aws-cdk-lib@%s.jsii.tgz"
            .formatted(new software.amazon.awscdk.$Module().getModuleVersion());
    try (InputStream in = App.class.getResourceAsStream(archive);
        DataInputStream tar = new DataInputStream(new GZIPInputStream(in, 1 << 16))) {
      return new ObjectMapper()
          .readValue(
              entry(tar, "package/recommended-feature-flags.json"), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] entry(DataInputStream tar, String wanted) throws IOException {
    byte[] header = new byte[BLOCK];
    while (true) {
      tar.readFully(header);
      String name = new String(header, 0, 100, StandardCharsets.US_ASCII).trim();
      String octal = new String(header, 124, 11, StandardCharsets.US_ASCII).trim();
      long size = octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
      if (name.equals(wanted)) {
        return tar.readNBytes((int) size);
      }
      tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
    }
  }
}
