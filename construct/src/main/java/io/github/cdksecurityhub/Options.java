package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.CdkVersion;
import io.github.cdksecurityhub.internal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * What all builders have in common: an option that is set to null is refused, by name, once the
 * construct is known.
 *
 * @param <B> the builder, returned by every method
 */
abstract class Options<B> {
  private final List<String> nulls = new ArrayList<>();

  Options() {
    CdkVersion.check(Options.class.getClassLoader());
  }

  /** This, as each subclass is its own B. */
  @SuppressWarnings("unchecked")
  B self() {
    return (B) this;
  }

  /** The value, noted where it is null. */
  <T> T given(String option, T value) {
    if (value == null) {
      nulls.add(option);
    }
    return value;
  }

  /** The list, noted where it or an entry of it is null. */
  <T> List<T> givenAll(String option, List<? extends T> values) {
    boolean whole = values != null && values.stream().noneMatch(Objects::isNull);
    return given(option, whole ? List.copyOf(values) : null);
  }

  /** Refuses null for {@code who}. */
  void checkGiven(String who) {
    if (!nulls.isEmpty()) {
      throw refused(who, String.join(", ", nulls));
    }
  }

  /** Refuses null in a list of props that no builder of ours made. */
  static void checkEntries(IConstruct construct, String option, List<?> values) {
    if (values != null && values.stream().anyMatch(Objects::isNull)) {
      throw refused(Refusal.who(construct), option);
    }
  }

  private static Refusal refused(String who, String options) {
    return Refusal.of(
        who,
        "take " + options,
        "null was passed, which is often a variable or a context value that is not set",
        "Pass a value, or leave the option out for its default");
  }

  /** How a construct is named before it exists. */
  static String who(Construct scope, String id) {
    requireNonNull(id, "id is required");
    return Refusal.who(requireNonNull(scope, "scope is required")) + "/" + id;
  }
}
