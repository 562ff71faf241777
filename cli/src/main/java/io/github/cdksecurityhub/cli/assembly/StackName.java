package io.github.cdksecurityhub.cli.assembly;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What chooses stacks: a name, a path or an artifact id; or a pattern of paths, in which {@code *}
 * stays within a stage, as for {@code cdk deploy}.
 *
 * @param paths matches paths; nothing where it is no pattern
 */
public record StackName(String text, PathMatcher paths) {
  public static final class Converter implements ITypeConverter<StackName> {
    @Override
    public StackName convert(String text) {
      if (text.isBlank()) {
        throw new TypeConversionException(
            "A --stack is empty. Name a stack, or leave it out for all.");
      }
      try {
        return new StackName(
            text,
            text.matches(".*[*?\\[{].*")
                ? FileSystems.getDefault().getPathMatcher("glob:" + text)
                : path -> false);
      } catch (PatternSyntaxException e) {
        throw new TypeConversionException(
            "'" + text + "' is no pattern of stacks. Close its brackets, or put \\ before them.");
      }
    }
  }

  boolean matches(AssemblyStack stack) {
    return List.of(stack.name(), stack.displayName(), stack.artifact()).contains(text)
        || hasPath(stack.displayName());
  }

  /** The locale may not be able to express a path; then no pattern matches it. */
  private boolean hasPath(String displayName) {
    try {
      return paths.matches(Path.of(displayName));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
