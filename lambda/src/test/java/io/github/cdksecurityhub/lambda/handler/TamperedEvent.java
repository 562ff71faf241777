package io.github.cdksecurityhub.lambda.handler;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An event as nobody should send it: fields dropped, doubled, swapped, of another type, huge or
 * deep, or its bytes cut and flipped. The same random numbers make the same event.
 */
final class TamperedEvent {
  /** What an answer's address holds and nobody may show. */
  static final String SECRET = "5ec2e7";

  private static final String QUERY = "?X-Amz-Signature=" + SECRET + "&X-Amz-Credential=TESTKEY";
  private static final String ID =
      "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,true,NONE";
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "0",
          "-1e400",
          "\"\"",
          "[]",
          "{}",
          "[[\"Create\"]]",
          "{\"Region\":\"eu-west-1\"}",
          "\" \"",
          "\"TRUE\"",
          "\"True \"",
          "\"eu-west-1 \"",
          "\"EU-WEST-1\"",
          "\"eu\u2011west\u20111\"",
          "\"eu-west-1\\u0000\"",
          "\"eu-west-1.evil.example/\"",
          "\"\\ud800\"",
          "\"\u202e\ufeff\u0301🦔\"",
          "\"CENTRAL\"",
          "\"LOCAL\"",
          "\"DEFAULT\"",
          "\"RESET\"",
          "\"Delete\"",
          "\"Update\"",
          "\"" + "漢".repeat(3_000) + "\"",
          "\"" + "x".repeat(60_000) + "\"",
          "[".repeat(600) + "]".repeat(600),
          "{\"a\":".repeat(1_500));

  private record Field(String name, String json) {}

  private final Random random;
  private final String server;
  private final List<Field> fields = new ArrayList<>();
  private final List<Field> properties = new ArrayList<>();

  /** Begins with an event that is as it should be, to be answered at {@code server}. */
  TamperedEvent(Random random, String server) {
    this.random = random;
    this.server = server;
    field(fields, "RequestType", any("Create", "Update", "Delete"));
    field(fields, "ResponseURL", server + "/answer%7Chere" + QUERY);
    field(fields, "StackId", "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/guid");
    field(fields, "RequestId", "0f5c4b1e-request");
    field(fields, "LogicalResourceId", "SecurityHubeuwest1");
    field(fields, "PhysicalResourceId", ID);
    field(fields, "ResourceType", "Custom::SecurityHubOrganizationConfiguration");
    field(properties, "ServiceToken", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    field(properties, "SchemaVersion", "1");
    field(properties, "Region", "eu-west-1");
    field(properties, "ConfigurationType", "LOCAL");
    field(properties, "AutoEnable", any("true", "false"));
    field(properties, "AutoEnableStandards", any("DEFAULT", "NONE"));
    field(properties, "OnDelete", any("RESTORE", "RESET", "RETAIN"));
  }

  private static void field(List<Field> fields, String name, String text) {
    fields.add(new Field(name, '"' + text + '"'));
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Tampers with fields or with bytes: bytes of a copied address could not be told from others. */
  byte[] bytes() {
    if (random.nextInt(3) == 0) {
      return tamper(json().getBytes(StandardCharsets.UTF_8));
    }
    for (int times = random.nextInt(3); times >= 0; times--) {
      tamper(random.nextBoolean() ? fields : properties);
    }
    return json().getBytes(StandardCharsets.UTF_8);
  }

  private void tamper(List<Field> those) {
    int at = random.nextInt(those.size());
    Field field = those.get(at);
    switch (random.nextInt(9)) {
      case 0 -> remove(those, at);
      case 1 -> those.add(random.nextInt(those.size() + 1), field);
      case 2 -> those.add(new Field(field.name(), fields.get(1).json()));
      case 3 -> those.add(at, new Field(any("Unknown", "", "🦔", "__proto__", "region"), odd()));
      case 4 -> Collections.shuffle(those, random);
      case 5 -> swap(those, at);
      case 6 -> those.set(at, new Field(field.name(), fields.get(1).json()));
      case 7 -> fields.set(1, new Field("ResponseURL", '"' + hostileUrl() + '"'));
      default -> those.set(at, new Field(field.name(), odd()));
    }
  }

  private static void remove(List<Field> those, int at) {
    if (those.size() > 2) {
      those.remove(at);
    }
  }

  private void swap(List<Field> those, int at) {
    int other = random.nextInt(those.size());
    Field one = those.get(at);
    those.set(at, new Field(one.name(), those.get(other).json()));
    those.set(other, new Field(those.get(other).name(), one.json()));
  }

  private String odd() {
    return ODD.get(random.nextInt(ODD.size()));
  }

  private String hostileUrl() {
    return any(
        "http://evil.example/x" + QUERY,
        "http://127.0.0.1.evil.example/x" + QUERY,
        "http://127.0.0.1@evil.example/x" + QUERY,
        "https://user:" + SECRET + "@127.0.0.1/x" + QUERY,
        "https:///x" + QUERY,
        "https:x" + QUERY,
        "https://127.0.0.1:0/x" + QUERY,
        "https://127.0.0.1:99999/x" + QUERY,
        "https://127.0.0.1:-7/x" + QUERY,
        "https://127.0.0.1:1/x" + QUERY,
        "https://[::1/x" + QUERY,
        "https://[zz]/x" + QUERY,
        "https://\u0435xample/x" + QUERY,
        "file:///etc/hostname" + QUERY,
        "jar:https://127.0.0.1/x" + QUERY + "!/",
        "//127.0.0.1/x" + QUERY,
        server + "/a\\r\\nX-Evil: 1" + QUERY,
        server + "/a b" + QUERY,
        server + "/a%2Fb+c%zz" + QUERY,
        server + "/x" + QUERY + "#" + SECRET,
        server + "/" + "x".repeat(30_000) + QUERY,
        server + QUERY,
        server.replace("http", "HTTP") + "/x" + QUERY);
  }

  private byte[] tamper(byte[] bytes) {
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length);
      case 2 -> inserted(bytes);
      default -> flipped(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    for (int times = random.nextInt(4); times >= 0; times--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] inserted(byte[] bytes) {
    byte[] noise = new byte[1 + random.nextInt(6)];
    random.nextBytes(noise);
    int at = random.nextInt(bytes.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(noise);
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private String json() {
    List<Field> all = new ArrayList<>(fields);
    all.add(new Field("ResourceProperties", json(properties)));
    return json(all);
  }

  private static String json(List<Field> fields) {
    List<String> texts = new ArrayList<>();
    fields.forEach(field -> texts.add('"' + field.name() + "\":" + field.json()));
    return '{' + String.join(",", texts) + '}';
  }
}
