package io.github.cdksecurityhub.local.program;

import io.github.cdksecurityhub.local.securityhub.KnobText;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of the command line.
 *
 * @param help whether it only asks how to use the program
 * @param version whether it only asks which version this is
 * @param knobs whether it only asks which knobs there are
 * @param port the port; 0 is a free one
 * @param account the account of keys that name no other
 * @param managementAccount the account that owns the organization
 * @param regions the Regions that the account has; empty for all
 * @param empty whether Security Hub is enabled nowhere at first
 * @param state where the state is kept between runs
 * @param settings the knobs that are turned
 * @param assemblies folders of {@code cdk synth} that are deployed at the start
 */
record Options(
    boolean help,
    boolean version,
    boolean knobs,
    int port,
    String account,
    String managementAccount,
    List<String> regions,
    boolean empty,
    Optional<Path> state,
    List<KnobText.Setting> settings,
    List<Path> assemblies) {
  private static final String USUAL_PORT = "4577";

  static final Set<String> FLAGS = Set.of("--help", "-h", "--version", "--knobs", "--empty");
  static final Set<String> WITH_VALUE =
      Set.of(
          "--port",
          "--account",
          "--management-account",
          "--regions",
          "--state",
          "--knob",
          "--deploy");
  private static final int HIGHEST_PORT = 65_535;

  /** A command line that cannot be run; the message gives the reason. */
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1;

    Mistake(String message) {
      super(message);
    }
  }

  static Options parse(String... arguments) throws Mistake {
    Map<String, List<String>> given = new HashMap<>();
    Deque<String> left = new ArrayDeque<>(split(arguments));
    while (!left.isEmpty()) {
      String name = left.pop();
      if (!FLAGS.contains(name) && !WITH_VALUE.contains(name)) {
        throw new Mistake("There is no option " + name);
      }
      if (WITH_VALUE.contains(name) && left.isEmpty()) {
        throw new Mistake(name + " needs a value");
      }
      given
          .computeIfAbsent(name, first -> new ArrayList<>())
          .add(FLAGS.contains(name) ? "" : left.pop());
    }
    return options(given);
  }

  private static Options options(Map<String, List<String>> given) throws Mistake {
    List<KnobText.Setting> settings = new ArrayList<>();
    for (String value : given.getOrDefault("--knob", List.of())) {
      settings.add(knob(value));
    }
    return new Options(
        given.containsKey("--help") || given.containsKey("-h"),
        given.containsKey("--version"),
        given.containsKey("--knobs"),
        port(last(given, "--port").orElse(USUAL_PORT)),
        account(last(given, "--account").orElse(LocalSecurityHub.DEFAULT_ACCOUNT)),
        account(last(given, "--management-account").orElse(LocalSecurityHub.MANAGEMENT_ACCOUNT)),
        given.containsKey("--regions") ? regions(last(given, "--regions").get()) : List.of(),
        given.containsKey("--empty"),
        last(given, "--state").map(Path::of),
        settings,
        given.getOrDefault("--deploy", List.of()).stream().map(Path::of).toList());
  }

  private static Optional<String> last(Map<String, List<String>> given, String name) {
    List<String> values = given.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  /** {@code --port=1} is {@code --port 1}. */
  private static List<String> split(String... arguments) {
    List<String> all = new ArrayList<>();
    for (String argument : arguments) {
      all.addAll(
          argument.startsWith("--") ? Arrays.asList(argument.split("=", 2)) : List.of(argument));
    }
    return all;
  }

  private static int port(String value) throws Mistake {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > HIGHEST_PORT) {
      throw new Mistake("--port is a number from 0 to 65535, not \"" + value + "\"");
    }
    return Integer.parseInt(value);
  }

  private static String account(String value) throws Mistake {
    if (!value.matches("\\d{12}")) {
      throw new Mistake("An account is twelve digits, not \"" + value + "\"");
    }
    return value;
  }

  private static List<String> regions(String value) throws Mistake {
    List<String> named = Arrays.stream(value.split(",")).map(String::strip).toList();
    for (String region : named) {
      if (!region.matches("[a-z]{2,3}(-[a-z]+)+-\\d")) {
        throw new Mistake("--regions are names such as eu-west-1,us-east-1, not \"" + value + "\"");
      }
      if (!LocalSecurityHub.isRegion(region)) {
        throw new Mistake("There is no Region " + region);
      }
    }
    return named;
  }

  private static KnobText.Setting knob(String value) throws Mistake {
    try {
      return KnobText.parse(value);
    } catch (IllegalArgumentException e) {
      throw new Mistake(e.getMessage() + ". --knobs lists them");
    }
  }
}
