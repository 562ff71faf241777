package io.github.cdksecurityhub.cli;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.doctor.DoctorCommand;
import io.github.cdksecurityhub.cli.init.InitCommand;
import io.github.cdksecurityhub.cli.plan.PlanCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "securityhub-organization",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a deployment of Security Hub's organization configuration would do, and what is"
          + " live. It reads, and never writes."
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cdk synth && securityhub-organization plan",
      "  securityhub-organization plan --stack Security --format markdown > comment.md",
      "  securityhub-organization doctor --all-regions --profile administrator",
      "  securityhub-organization init --region us-east-1 --region eu-west-1",
      "  source <(securityhub-organization generate-completion)",
      "",
      "Exit code 0 where there is nothing to do, 2 where there are changes, 1 where something is"
          + " blocked or failed, and 64 where an option is wrong."
    })
public final class Main implements Runnable {
  @Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Shows the stack trace behind an error.")
  private boolean verbose;

  private final Console console;

  Main(Console console) {
    this.console = console;
  }

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours. So does the variable NO_COLOR.")
  void refuseColours(boolean refused) {
    if (refused) {
      console.refuseColours();
      spec.commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }
  }

  public static void main(String[] args) {
    System.exit(run(args, Console.ofProcess()));
  }

  /**
   * Runs one command on streams of the caller's: for tests, and for programs that embed the jar.
   */
  public static int run(
      String[] args, PrintStream out, PrintStream err, Map<String, String> environment) {
    return run(args, new Console(out, err, environment, false));
  }

  static int run(String[] args, Console console) {
    if (Arrays.equals(args, new String[] {"--version"})) {
      // A shell's prompt may ask for it, and to describe all commands takes longer than Java.
      console.print(List.of(version()));
      return exitCode(ExitCode.NOTHING, console);
    }
    Main main = new Main(console);
    CommandLine line = new CommandLine(main);
    line.addSubcommand(new PlanCommand(console));
    line.addSubcommand(new DoctorCommand(console));
    line.addSubcommand(new InitCommand(console));
    line.addSubcommand(new CommandLine.HelpCommand());
    line.addSubcommand(new AutoComplete.GenerateCompletion());
    line.getCommandSpec().version(version());
    line.getSubcommands().values().forEach(it -> it.getCommandSpec().version(version()));
    line.setOut(console.results());
    line.registerConverter(Path.class, Main::path);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.style().coloured() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(Math.max(60, console.width()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A file of arguments could be one of credentials, and errors quote arguments.
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler((e, words) -> main.misunderstood(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> main.failed(e));
    return exitCode(main.guarded(() -> line.execute(args)), console);
  }

  private static int exitCode(int ofCommand, Console console) {
    if (console.hasLostOutput()) {
      console.error("The output could not be written.");
      return ExitCode.FAILED;
    }
    return ofCommand;
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty. Name a file, or leave it out.");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new CommandException(
          "The locale can't express the path " + text + ". Set LC_ALL=C.UTF-8, then run it again.");
    }
  }

  /** One line, and where to read more. */
  private int misunderstood(ParameterException e) {
    if (e.getCause() instanceof CommandException cause) {
      console.error(cause.getMessage());
      return ExitCode.FAILED;
    }
    CommandLine command = e.getCommandLine();
    boolean isCommand =
        command.getParent() == null
            && e instanceof CommandLine.UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption();
    console.progress(
        isCommand ? "There is no such command; use plan, doctor or init." : e.getMessage());
    StringWriter suggestions = new StringWriter();
    CommandLine.UnmatchedArgumentException.printSuggestions(e, new PrintWriter(suggestions, true));
    suggestions.toString().lines().forEach(console::progress);
    console.progress("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
    return ExitCode.USAGE;
  }

  /** An {@code Error} passes picocli. */
  int guarded(IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (Error e) {
      return failed(e);
    }
  }

  int failed(Throwable e) {
    console.error(Unexpected.line(e));
    if (verbose) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        console.progress(each.getClass().getName());
        Stream.of(each.getStackTrace()).forEach(frame -> console.progress("  at " + frame));
      }
    }
    return ExitCode.FAILED;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? plan, doctor or init.");
  }

  private static String version() {
    return "securityhub-organization "
        + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
  }
}
