package io.github.cdksecurityhub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Central configuration and drift detection as they are right, in every form. */
final class RandomCentral {
  private static final List<String> STANDARDS =
      List.of(
          "AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0",
          "PCI_DSS_4_0_1",
          "arn:aws:securityhub:us-east-1::standards/nist-800-53/v/5.0.0",
          "arn:aws-cn:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0");
  private static final List<String> CONTROLS = List.of("ACM.1", "EC2.8", "S3.9", "Zzz.1");
  private static final List<String> IDS = List.of("r-ab12", "ou-ab12-abcdefgh", "123456789012");
  private static final List<String> INTERVALS =
      List.of("1 minute", "15 minutes", "1 hour", "2 days", "10 hours");
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:drift";
  private static final String AGGREGATOR =
      "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/0a1b";

  /** JSON has one kind of number: there 90.0 is a whole one. */
  static final List<Double> DECIMALS = List.of(1.0, 1.5, 90.0, -0.0, 3e9, 1e300);

  private static final String POLICY = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f";

  private final Random random;
  private final List<String> regions;

  RandomCentral(Random random, List<String> regions) {
    this.random = random;
    this.regions = regions;
  }

  void addTo(Map<String, Object> document) {
    if (random.nextBoolean()) {
      document.put("targets", map("everyone", IDS.get(0), "sandbox", IDS.get(2)));
    }
    Map<String, Object> central = map("region", "us-east-1");
    if (random.nextInt(4) > 0) {
      central.put("linkedRegions", links());
      if (random.nextInt(4) > 0) {
        List<Object> policies = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
          policies.add(policy(document.containsKey("targets")));
        }
        central.put("policies", policies);
      }
    }
    document.put("central", central);
  }

  Map<String, Object> driftDetection() {
    Map<String, Object> drift = new LinkedHashMap<>();
    maybe(drift, "interval", one(INTERVALS));
    maybe(drift, "heal", random.nextBoolean());
    maybe(drift, "dashboard", random.nextBoolean());
    maybe(drift, "topics", list(TOPIC));
    return drift;
  }

  private Object links() {
    return switch (random.nextInt(4)) {
      case 0 -> "all";
      case 1 -> map("allExcept", some(regions));
      case 2 -> map("only", some(regions));
      default -> map("existingAggregator", AGGREGATOR);
    };
  }

  private Map<String, Object> policy(boolean named) {
    Map<String, Object> policy =
        switch (random.nextInt(6)) {
          case 0 -> header(map("disabled", "off"));
          case 1 -> map("selfManaged", true);
          case 2 -> map("fromPolicyId", POLICY);
          default -> enabled(header(map("enabled", "baseline")));
        };
    maybe(policy, "appliesTo", list(named && random.nextBoolean() ? "everyone" : one(IDS)));
    return policy;
  }

  private Map<String, Object> header(Map<String, Object> policy) {
    maybe(policy, "description", "What it is for");
    maybe(policy, "tags", map("team", "security"));
    return policy;
  }

  private Map<String, Object> enabled(Map<String, Object> policy) {
    maybe(policy, "standards", some(STANDARDS));
    if (random.nextBoolean()) {
      policy.put(random.nextBoolean() ? "disableControls" : "enableOnlyControls", some(CONTROLS));
    }
    Map<String, Object> parameters = map(one(CONTROLS), map("any", value()));
    parameters.putAll(known());
    maybe(policy, "parameters", parameters);
    return policy;
  }

  private Object value() {
    return switch (random.nextInt(8)) {
      case 0 -> true;
      case 1 -> 15;
      case 2 -> one(DECIMALS);
      case 3 -> "text";
      case 4 -> list(number(80), 443);
      case 5 -> list("a", "b");
      case 6 -> map("enumeration", "x");
      default -> map("serviceDefault", true);
    };
  }

  private Map<String, Object> known() {
    return switch (random.nextInt(4)) {
      case 0 -> map("ACM.1", map("daysToExpiration", number(90)));
      case 1 -> map("RDS.14", map("BacktrackWindowInHours", number(12)));
      case 2 -> map("ELB.10", map("minAvailabilityZones", number(2)));
      default ->
          map(
              "EC2.18",
              map("authorizedTcpPorts", list(80, number(443)), "requiredTagKeys", list("owner")));
    };
  }

  private Number number(int whole) {
    return random.nextBoolean() ? whole : (Number) (double) whole;
  }

  private void maybe(Map<String, Object> map, String key, Object value) {
    if (random.nextBoolean()) {
      map.put(key, value);
    }
  }

  private List<Object> some(List<String> values) {
    return new ArrayList<>(values.subList(0, 1 + random.nextInt(values.size())));
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static List<Object> list(Object... values) {
    return new ArrayList<>(List.of(values));
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
