package io.github.cdksecurityhub;

import io.github.cdksecurityhub.YamlDocuments.Bad;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents that declare central configuration and drift detection, or nearly do. */
final class CentralDocuments {
  static final String GOOD =
      """
      schemaVersion: 1
      targets:
        everyone: r-ab12
        production: ou-ab12-abcdefgh
        sandbox: "111122223333"
      central:
        region: eu-west-1
        linkedRegions:
          only: [us-east-1, eu-central-1]
        policies:
          - enabled: baseline
            description: What every account has
            tags: {team: security}
            standards: [AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0, PCI_DSS_4_0_1]
            disableControls: [EC2.8, S3.9]
            parameters:
              ACM.1: {daysToExpiration: 15}
            appliesTo: [everyone]
          - enabled: few-controls
            standards:
              - arn:aws:securityhub:us-east-1::standards/nist-800-53/v/5.0.0
            enableOnlyControls: [IAM.7]
            appliesTo: [production]
          - disabled: off
            appliesTo: [sandbox]
          - selfManaged: true
            appliesTo: [ou-ab12-bbbbbbbb]
          - fromPolicyId: 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f
            appliesTo: ["123456789012"]
      driftDetection:
        interval: 15 minutes
        heal: true
        dashboard: true
        topics: [arn:aws:sns:eu-west-1:123456789012:drift]
      """;

  private CentralDocuments() {}

  static List<Bad> bad() {
    return Stream.of(links(), targets(), policies(), controls(), drift())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Bad> links() {
    return List.of(
        Bad.toBoth(
            ":7:3 (central)",
            "central has no linkedRegions. Add the key linkedRegions",
            good("  linkedRegions:\n    only: [us-east-1, eu-central-1]\n", "")),
        Bad.toBoth(
            ":8:18 (central.linkedRegions)",
            "\"ALL\" is not a value of linkedRegions. Did you mean all?",
            good("linkedRegions:\n    only: [us-east-1, eu-central-1]", "linkedRegions: ALL")),
        Bad.toBoth(
            ":8:18 (central.linkedRegions)",
            "linkedRegions is a list. Write all, or a mapping with the key allExcept or only"
                + " or existingAggregator there",
            good(
                "linkedRegions:\n    only: [us-east-1, eu-central-1]",
                "linkedRegions: [us-east-1]")),
        Bad.toBoth(
            ":9:5 (central.linkedRegions.onyl)",
            "\"onyl\" is not a key of linkedRegions. Did you mean only? Allowed are allExcept,"
                + " only, existingAggregator",
            good("only: [us", "onyl: [us")),
        Bad.toBoth(
            ":9:5 (central.linkedRegions)",
            "linkedRegions has the keys allExcept and only together. Keep one of them",
            good("only: [us", "allExcept: [us-west-2]\n    only: [us")),
        Bad.toBoth(
            ":8:18 (central.linkedRegions)",
            "linkedRegions has none of the keys allExcept, only, existingAggregator. Add one"
                + " of them",
            good("linkedRegions:\n    only: [us-east-1, eu-central-1]", "linkedRegions: {}")),
        Bad.toBoth(
            ":9:23 (central.linkedRegions.only[1])",
            "Region us-east-1 is declared twice. Name each Region once",
            good("eu-central-1]", "us-east-1]")),
        Bad.toBoth(
            ":9:25 (central.linkedRegions.existingAggregator)",
            "\"arn:aws:s3:::bucket\" is not the ARN of a finding aggregator. Pass what `aws"
                + " securityhub list-finding-aggregators",
            good("only: [us-east-1, eu-central-1]", "existingAggregator: arn:aws:s3:::bucket")));
  }

  private static List<Bad> targets() {
    return List.of(
        Bad.toBoth(
            ":1:10 (targets)",
            "only the policies of central apply to targets. Remove targets",
            "targets: {all: r-ab12}\n" + YamlDocuments.GOOD),
        Bad.toBoth(
            ":4:15 (targets.production)",
            "\"ou-1\" is not an id in AWS Organizations. Ids are twelve digits",
            good("ou-ab12-abcdefgh", "ou-1")),
        Bad.toBoth(
            ":5:12 (targets.sandbox)",
            "sandbox is 111122223333. Write text there, in quotes: \"111122223333\"",
            good("\"111122223333\"", "111122223333")),
        Bad.toBoth(
            ":5:12 (targets.sandbox)",
            "sandbox is 11222233334. Write text there, in quotes: \"011222233334\"",
            good("\"111122223333\"", "11222233334")),
        Bad.toBoth(
            ":5:12 (targets.sandbox)",
            "\"11222233334\" is not an id in AWS Organizations. Did you mean \"011222233334\"?"
                + " Ids are twelve digits",
            good("\"111122223333\"", "\"11222233334\"")),
        Bad.toBoth(
            ":3:3 (targets[r-cd34])",
            "the name \"r-cd34\" is itself an id in AWS Organizations. Choose a name",
            good("everyone: r-ab12", "r-cd34: r-ab12")),
        Bad.toBoth(
            ":2:10 (targets)",
            "the mapping targets is empty. Add a key, or remove targets",
            "schemaVersion: 1\ntargets: {}\ncentral: {region: eu-west-1}"),
        Bad.beyondSchema(
            ":23:19 (central.policies[1].appliesTo[0])",
            "\"prodution\" is neither a name in targets nor an id in AWS Organizations. Did"
                + " you mean production? Add it to targets at the top of the file, or write an id",
            good("[production]", "[prodution]")));
  }

  private static List<Bad> policies() {
    return List.of(
        Bad.toBoth(
            ":11:7 (central.policies[0])",
            "an entry of policies has the keys enabled and disabled together. Keep one of them",
            good("- enabled: baseline", "- enabled: baseline\n      disabled: baseline")),
        Bad.toBoth(
            ":24:7 (central.policies[2])",
            "an entry of policies has none of the keys enabled, disabled, selfManaged,"
                + " fromPolicyId. Add one of them",
            good("- disabled: off\n      ", "- ")),
        Bad.toBoth(
            ":11:16 (central.policies[0].enabled)",
            "a name has 1 to 128 letters, digits and - . ! * /, and nothing else. Choose"
                + " another name; this one has \" \u00fc\"",
            good("enabled: baseline", "enabled: die gr\u00fcne")),
        Bad.toBoth(
            ":11:16 (central.policies[0].enabled)",
            "a name has 1 to 128 letters, digits and - . ! * /, and nothing else. Choose"
                + " another name; this one has 129 characters",
            good("enabled: baseline", "enabled: " + "n".repeat(129))),
        Bad.toBoth(
            ":11:16 (central.policies[0].enabled)",
            "enabled is true. Write text there",
            good("enabled: baseline", "enabled: true")),
        Bad.toBoth(
            ":12:20 (central.policies[0].description)",
            "its description is blank. Write up to 512 characters",
            good("What every account has", "' '")),
        Bad.toBoth(
            ":13:26 (central.policies[0].tags[aws:team])",
            "its tag \"aws:team\" has a key that the service refuses. A key has up to 128",
            good("{team: security}", "{'aws:team': security}")),
        Bad.toBoth(
            ":25:18 (central.policies[2].standards)",
            "a policy that is disabled has no standards. Remove standards",
            good("- disabled: off", "- disabled: off\n      standards: [PCI_DSS_4_0_1]")),
        Bad.toBoth(
            ":27:20 (central.policies[3].description)",
            "a policy that is selfManaged has no description. Remove description",
            good("- selfManaged: true", "- selfManaged: true\n      description: none")),
        Bad.toBoth(
            ":29:13 (central.policies[4].tags)",
            "a policy that is fromPolicyId has no tags. Remove tags",
            good(
                "      appliesTo: [\"123456789012\"]",
                "      tags: {team: security}\n      appliesTo: [\"123456789012\"]")),
        Bad.toBoth(
            ":26:20 (central.policies[3].selfManaged)",
            "selfManaged is false. Write true there",
            good("selfManaged: true", "selfManaged: false")),
        Bad.toBoth(
            ":28:21 (central.policies[4].fromPolicyId)",
            "that is neither the id nor the ARN of a configuration policy. Pass what `aws"
                + " securityhub list-configuration-policies",
            good("0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f", "baseline")),
        Bad.toBoth(
            ":28:21 (central.policies[4].fromPolicyId)",
            "that is an ARN, and an id is asked for. Pass what is behind its last /",
            good(
                "fromPolicyId: 0a1b",
                "fromPolicyId: arn:aws:securityhub:eu-west-1:123456789012:configuration-policy/"
                    + "0a1b")),
        Bad.toBoth(
            ":14:19 (central.policies[0].standards[0])",
            "\"AWS_FOUNDATIONAL_BEST_PRACTICES_1_0\" is not a standard that this version"
                + " knows. Did you mean AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0? Write its ARN",
            good("PRACTICES_1_0_0", "PRACTICES_1_0")),
        Bad.toBoth(
            ":14:58 (central.policies[0].standards[1])",
            "\"arn:aws:s3:::bucket\" is not the ARN of a security standard. Pass what `aws"
                + " securityhub describe-standards",
            good("PCI_DSS_4_0_1", "arn:aws:s3:::bucket")),
        Bad.toBoth(
            ":21:11 (central.policies[1].standards[0])",
            "AWS Control Tower manages the standard"
                + " \"standards/service-managed-aws-control-tower/v/5.0.0\". Leave it out",
            good("nist-800-53", "service-managed-aws-control-tower")));
  }

  private static List<Bad> controls() {
    return List.of(
        Bad.toBoth(
            ":15:25 (central.policies[0].disableControls[0])",
            "\"ec2.8\" is not the id of a security control. Ids look like EC2.8",
            good("EC2.8", "ec2.8")),
        Bad.toBoth(
            ":15:32 (central.policies[0].disableControls[1])",
            "control EC2.8 is named twice. Name it once",
            good("S3.9", "EC2.8")),
        Bad.toBoth(
            ":16:28 (central.policies[0].enableOnlyControls[0])",
            "it both disables controls and enables only some, and each of the two lists"
                + " decides about every control. Name them in disableControls or in"
                + " enableOnlyControls, not in both",
            good("S3.9]", "S3.9]\n      enableOnlyControls: [ACM.1]")),
        Bad.beyondSchema(
            ":17:35 (central.policies[0].parameters[ACM.1].daysToExpiration)",
            "it sets a parameter of ACM.1, which it turns off. Leave the control on",
            good("S3.9", "ACM.1")),
        Bad.toBoth(
            ":17:35 (central.policies[0].parameters[ACM.1].daysToExpiration)",
            "parameter daysToExpiration of ACM.1 is a whole number, and it is set to text,"
                + " soon. Set it to a whole number",
            good("15}", "soon}")),
        Bad.toBoth(
            ":17:35 (central.policies[0].parameters[ACM.1].daysToExpiration)",
            "daysToExpiration is 15000000000. Write a whole number from -2147483648 to"
                + " 2147483647 there",
            good("15}", "15000000000}")),
        Bad.toBoth(
            ":17:52 (central.policies[0].parameters[ACM.1].daysToExpiration.serviceDefault)",
            "serviceDefault is false. Write true there",
            good("15}", "{serviceDefault: false}}")),
        Bad.toBoth(
            ":17:16 (central.policies[0].parameters[ACM.1])",
            "the mapping ACM.1 is empty. Add a key",
            good("{daysToExpiration: 15}", "{}")),
        Bad.toBoth(
            ":17:25 (central.policies[0].parameters[EC2.1].any)",
            "any is a list. Write a list of texts alone, or of whole numbers alone, there",
            good("ACM.1: {daysToExpiration: 15}", "EC2.1: { any:   [1, x] }")),
        Bad.beyondSchema(
            ":17:25 (central.policies[0].parameters[EC2.1].any)",
            "any is .nan. Write a number there",
            good("ACM.1: {daysToExpiration: 15}", "EC2.1: { any:   .nan }")),
        Bad.beyondSchema(
            ":17:25 (central.policies[0].parameters[EC2.1].any)",
            "any is the text \"True\", which is another value in other versions of YAML. Write"
                + " true or false, a number in decimal digits, or text in quotes: \"True\"",
            good("ACM.1: {daysToExpiration: 15}", "EC2.1: { any:   True }")),
        Bad.beyondSchema(
            ":17:33 (central.policies[0].parameters[EC2.1].any[1])",
            "is the text \"0x1F\", which is another value in other versions of YAML. Write"
                + " true or false, a number in decimal digits, or text in quotes: \"0x1F\"",
            good("ACM.1: {daysToExpiration: 15}", "EC2.1: { any:   ['yes', 0x1F] }")));
  }

  private static List<Bad> drift() {
    return List.of(
        Bad.toBoth(
            ":31:13 (driftDetection.interval)",
            "\"15 min\" is not the time between two checks. Write up to 9999 whole minutes,"
                + " hours or days, such as 15 minutes or 1 hour",
            good("15 minutes", "15 min")),
        Bad.toBoth(
            ":31:13 (driftDetection.interval)",
            "\"15\" is not the time between two checks. Write up to 9999 whole minutes, hours"
                + " or days, such as 15 minutes or 1 hour",
            good("15 minutes", "15")),
        Bad.toBoth(
            ":30:16 (driftDetection)",
            "driftDetection is empty. Write {} for the defaults, or a mapping with the keys"
                + " interval, heal, dashboard, topics, there",
            GOOD.substring(0, GOOD.indexOf("  interval:"))),
        Bad.toBoth(
            ":34:12 (driftDetection.topics[0])",
            "\"arn:aws:sqs:eu-west-1:123456789012:drift\" is not the ARN of an SNS topic. ARNs"
                + " look like",
            good(":sns:", ":sqs:")),
        Bad.toBoth(
            ":34:12 (driftDetection.topics[0])",
            "\"arn:aws:sns:eu-west-1:123456789012:drift.fifo\" is a FIFO topic, and"
                + " EventBridge sends to standard topics alone. Name a standard topic",
            good(":drift]", ":drift.fifo]")),
        Bad.toBoth(
            ":34:54 (driftDetection.topics[1])",
            "topic arn:aws:sns:eu-west-1:123456789012:drift is named twice. Name it once",
            good("[arn:aws:sns:eu-west-1:123456789012:drift]", topics("drift", "drift"))),
        Bad.toBoth(
            ":34:11 (driftDetection.topics)",
            "6 topics are named, and an EventBridge rule has at most 5 targets. Name one topic",
            good(
                "[arn:aws:sns:eu-west-1:123456789012:drift]",
                topics("a", "b", "c", "d", "e", "f"))));
  }

  private static String topics(String... names) {
    return Stream.of(names)
        .map(name -> "arn:aws:sns:eu-west-1:123456789012:" + name)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String good(String part, String replacement) {
    return YamlDocuments.replaced(GOOD, part, replacement);
  }
}
