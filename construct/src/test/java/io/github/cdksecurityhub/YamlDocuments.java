package io.github.cdksecurityhub;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documents that declare something, or nearly do. */
final class YamlDocuments {
  static final String GOOD =
      """
      schemaVersion: 1
      onDelete: RETAIN
      local:
        - regions: [us-east-1, eu-west-1]
          autoEnable: true
          autoEnableStandards: DEFAULT
        - regions:
            - eu-central-1
          autoEnable: false
          autoEnableStandards: NONE
      """;

  private YamlDocuments() {}

  /**
   * A document that is refused.
   *
   * @param place line, column and perhaps the path; nothing where the whole file is meant
   * @param message what is wrong, and what to do
   * @param text the document
   * @param schema whether a JSON Schema can refuse it too
   */
  record Bad(String place, String message, String text, Schema schema) {
    static Bad toBoth(String place, String message, String text) {
      return new Bad(place, message, text, Schema.REFUSES);
    }

    /** What JSON doesn't have, or a schema has no word for. */
    static Bad beyondSchema(String place, String message, String text) {
      return new Bad(place, message, text, Schema.CANNOT_TELL);
    }
  }

  enum Schema {
    REFUSES,
    CANNOT_TELL
  }

  static List<Bad> bad() {
    return List.of(
        Bad.toBoth(
            ":2:1 (locl)",
            "\"locl\" is not a key of the document. Did you mean local? Allowed are"
                + " schemaVersion, onDelete, takeOver, revision, controlFindings,"
                + " autoEnableControls, local, targets, central, driftDetection",
            "schemaVersion: 1\nlocl: []"),
        Bad.toBoth(
            ":5:5 (local[0].autoEnabel)",
            "\"autoEnabel\" is not a key of an entry of local. Did you mean autoEnable?"
                + " Allowed are regions, autoEnable, autoEnableStandards",
            good("autoEnable: true", "autoEnabel: true")),
        Bad.toBoth(
            ":5:5",
            "\"AutoEnable\" is not a key of an entry of local. Did you mean autoEnable?",
            good("autoEnable: true", "AutoEnable: true")),
        Bad.toBoth(
            ":2:1",
            "\"colour\" is not a key of the document. Allowed are schemaVersion",
            good("onDelete: RETAIN", "colour: blue")),
        Bad.toBoth(
            ":2:18",
            "\"SECURITY_CONTROL\" is not a value of controlFindings. Write CONSOLIDATED or"
                + " PER_STANDARD",
            good("onDelete: RETAIN", "controlFindings: SECURITY_CONTROL")),
        Bad.toBoth(
            ":2:21",
            "configuration policies decide there which new controls are enabled. Remove"
                + " autoEnableControls",
            "schemaVersion: 1\nautoEnableControls: true\ncentral: {region: us-east-1}"),
        Bad.toBoth(
            ":5:17",
            "autoEnable is the text \"yes\". Write true or false there",
            good("autoEnable: true", "autoEnable: yes")),
        Bad.toBoth(
            ":5:17",
            "autoEnable is the text \"true\". Write true or false there",
            good("autoEnable: true", "autoEnable: \"true\"")),
        Bad.toBoth(
            ":5:16",
            "autoEnable is empty. Write true or false there",
            good("autoEnable: true", "autoEnable:")),
        Bad.toBoth(
            ":5:17",
            "autoEnable is 1. Write true or false there",
            good("autoEnable: true", "autoEnable: 1")),
        Bad.toBoth(
            ":6:26",
            "\"Default\" is not a value of autoEnableStandards. Did you mean DEFAULT? Write"
                + " DEFAULT or NONE",
            good("DEFAULT", "Default")),
        Bad.toBoth(
            ":2:11",
            "\"RESTART\" is not a value of onDelete. Did you mean RESTORE? Write RESTORE or"
                + " RESET or RETAIN",
            good("RETAIN", "RESTART")),
        Bad.toBoth(
            ":2:11",
            "onDelete is a list. Write RESTORE or RESET or RETAIN there",
            good("RETAIN", "[RETAIN]")),
        Bad.toBoth(
            ":2:11",
            "takeOver is the text \"yes\". Write true or false there",
            good("onDelete: RETAIN", "takeOver: yes")),
        Bad.toBoth(
            ":2:11", "revision is 2. Write text there", good("onDelete: RETAIN", "revision: 2")),
        Bad.toBoth(
            ":1:16",
            "schemaVersion is the text \"1\". Write 1 there",
            good("schemaVersion: 1", "schemaVersion: '1'")),
        Bad.toBoth(":1:16", "schemaVersion is 2. Write 1 there", good(": 1", ": 2")),
        Bad.toBoth(
            ":1:1",
            "the document has no schemaVersion. Add the key schemaVersion",
            "central: {region: us-east-1}"),
        Bad.toBoth(
            ":1:1",
            "neither local nor central. Declare one of them",
            "schemaVersion: 1\nonDelete: RESET"),
        Bad.toBoth(
            ":1:1",
            "both local and central. Declare one of them",
            GOOD + "central: {region: us-east-1}"),
        Bad.toBoth(":2:8", "the list local is empty. Add an entry", "schemaVersion: 1\nlocal: []"),
        Bad.toBoth(":2:7", "local is empty. Write a list there", "schemaVersion: 1\nlocal:"),
        Bad.toBoth(
            ":2:8",
            "local is a mapping. Write a list there",
            "schemaVersion: 1\nlocal: {regions: [us-east-1]}"),
        Bad.toBoth(
            ":2:10",
            "an entry of local is the text \"us-east-1\". Write a mapping with the keys"
                + " regions, autoEnable, autoEnableStandards",
            "schemaVersion: 1\nlocal: [ us-east-1 ]"),
        Bad.toBoth(
            ":4:5",
            "an entry of local has no regions. Add the key regions",
            good("regions: [us-east-1, eu-west-1]\n    ", "")),
        Bad.toBoth(
            ":4:5",
            "an entry of local has no autoEnableStandards. Add the key autoEnableStandards",
            good("\n    autoEnableStandards: DEFAULT", "")),
        Bad.toBoth(
            ":4:14",
            "the list regions is empty. Add an entry",
            good("[us-east-1, eu-west-1]", "[]")),
        Bad.toBoth(
            ":4:14",
            "regions is the text \"us-east-1\". Write a list there",
            good("[us-east-1, eu-west-1]", "us-east-1")),
        Bad.toBoth(
            ":4:26",
            "\"eu-wset-1\" is not a Region that this version of the AWS CDK knows. Did you"
                + " mean eu-west-1? Names look like",
            good("eu-west-1", "eu-wset-1")),
        Bad.toBoth(
            ":4:26 (local[0].regions[1])",
            "an entry of regions is 7. Write text there",
            good("eu-west-1", "7")),
        Bad.toBoth(
            ":4:26",
            "Region us-east-1 is declared twice. Name each Region once",
            good("eu-west-1", "us-east-1")),
        Bad.toBoth(
            ":2:19",
            "eu-south-1 is an opt-in Region, and the home Region of central configuration"
                + " cannot be one. Name a Region that is enabled by default",
            "schemaVersion: 1\ncentral: {region: eu-south-1}"),
        Bad.toBoth(
            ":2:10", "central has no region. Add the key region", "schemaVersion: 1\ncentral: {}"),
        Bad.toBoth(
            ":2:11",
            "\"regions\" is not a key of central. Did you mean region?",
            "schemaVersion: 1\ncentral: {regions: [us-east-1]}"),
        Bad.toBoth(
            ":1:1", "the document is a list. Write a mapping with the keys", "- schemaVersion: 1"),
        Bad.beyondSchema(
            ":8:9",
            "Region us-east-1 is declared twice. Name each Region once",
            good("eu-central-1", "us-east-1")),
        Bad.beyondSchema(
            ":3:1",
            "the document has the key onDelete twice. Remove one",
            twice("onDelete: RESET")),
        Bad.beyondSchema(
            ":4:14",
            "anchors and aliases are not read, so that each entry says itself what it"
                + " declares. Write the value out",
            good("[us-east-1, eu-west-1]", "&all [us-east-1, eu-west-1]")),
        Bad.beyondSchema(
            ":2:11",
            "anchors and aliases are not read, so that each entry says itself what it"
                + " declares. Write the value out",
            good("RETAIN", "*policy")),
        Bad.beyondSchema(
            ":5:17",
            "tags such as tag:yaml.org,2002:bool are not read, so that a value is what it"
                + " looks like. Remove the tag",
            good("autoEnable: true", "autoEnable: !!bool true")),
        Bad.beyondSchema(
            ":4:14",
            "tags such as tag:yaml.org,2002:seq are not read, so that a value is what it",
            good("[us-east-1, eu-west-1]", "!!seq [us-east-1, eu-west-1]")),
        Bad.beyondSchema(":1:16", "schemaVersion is .inf. Write 1 there", good(": 1", ": .inf")),
        Bad.beyondSchema(
            ":1:18", "it is not YAML: no key is expected here", "\uFEFFschemaVersion: 1 : 2"),
        Bad.beyondSchema(
            ":4:5",
            "\"<<\" is not a key of an entry of local. Allowed are",
            good("regions: [us-east-1, eu-west-1]", "<<: {}")),
        Bad.beyondSchema(
            ":1:1",
            "a key of the document is 7. Write text there, in quotes: \"7\"",
            "7: x\nschemaVersion: 1"),
        Bad.beyondSchema(
            ":1:3", "a key of the document is a list. Write text there", "? [a, b]\n: x"),
        Bad.beyondSchema(
            ":1:18",
            "it is not YAML: no key is expected here, and a colon and a blank end one."
                + " Indent keys alike, and quote",
            "schemaVersion: 1 : 2"),
        Bad.beyondSchema(
            ":2:1",
            "it is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not"
                + " use \\t(TAB) for indentation). Correct the YAML there",
            "schemaVersion: 1\n\tlocal: []"),
        Bad.beyondSchema(
            ":11:1", "a second document starts. Keep one document", GOOD + "---\n" + GOOD),
        Bad.beyondSchema(
            ":5:4",
            "it is not YAML: the line is not indented as those before it in its list or"
                + " mapping. Indent them alike, by blanks; an entry of a list begins with `- `",
            good("    autoEnable: true", "   autoEnable: true")),
        Bad.beyondSchema(
            ":5:5",
            "it is not YAML: no key ends here with a colon and a blank. Write `key: value`",
            good("autoEnable: true", "autoEnable:true")),
        Bad.beyondSchema(
            ":2:16",
            "it is not YAML: no key is expected here, and a colon and a blank end one."
                + " Indent keys alike, and quote a value that has a colon and a blank in it",
            good("onDelete: RETAIN", "revision: issue: 7")),
        Bad.beyondSchema(
            ":2:11",
            "it is not YAML: found character '@' that cannot start any token.. Quote the value",
            good("onDelete: RETAIN", "revision: @7")),
        Bad.beyondSchema(
            ":4:36",
            "it is not YAML: expected ',' or ']', but got }, while parsing a flow sequence"
                + " that begins in line 4, column 14. Correct the YAML there",
            good("eu-west-1]", "eu-west-1]".replace(']', ' ') + "}")),
        Bad.beyondSchema(
            ":11:1",
            "found unexpected end of stream, while scanning a quoted scalar that begins in"
                + " line 10, column 26. Correct the YAML there",
            good("NONE", "\"NONE")),
        Bad.beyondSchema(
            ":5:3",
            "the line is indented by the character U+00A0, which looks like a blank. Indent"
                + " it by blanks",
            good("    autoEnable: true", "  \u00a0 autoEnable: true")),
        Bad.beyondSchema(
            "",
            "it is not YAML: it is of another version, as a line with %YAML says. Remove that line",
            "%YAML 3.0\n---\n" + GOOD),
        Bad.beyondSchema(
            ":4:26",
            "is not a Region that this version of the AWS CDK knows. Did you mean eu-west-1?"
                + " Yours has the character U+0435. Names look like",
            good("eu-west-1", "\u0435u-west-1")),
        Bad.beyondSchema(":1:21", "nested more than 20 levels deep. Correct", "[".repeat(100_000)),
        Bad.beyondSchema("", "it is empty. Start with `schemaVersion: 1`", "# nothing yet\n"),
        Bad.beyondSchema(
            "",
            "it is not YAML: it has the character U+0007. Save the file as UTF-8 text",
            "schemaVersion: \u0007"));
  }

  private static String good(String part, String replacement) {
    return replaced(GOOD, part, replacement);
  }

  /** A document with another text in the place of the first that is the part. */
  static String replaced(String document, String part, String replacement) {
    String text = document.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(replacement));
    if (text.equals(document)) {
      throw new AssertionError("nothing replaced: " + part);
    }
    return text;
  }

  private static String twice(String line) {
    return line + "\n" + GOOD;
  }
}
