package io.github.cdksecurityhub;

import io.github.cdksecurityhub.ControlParameter.Kind;
import io.github.cdksecurityhub.internal.NearestNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What is known of Security Hub's controls. {@code security-hub-controls.properties} says where
 * from and when; what is not known passes.
 */
final class KnownControls {
  private static final String FILE = "security-hub-controls.properties";
  private static final Properties DATA = load();
  private static final List<String> SERVICES = List.of(DATA.getProperty("services").split(" +"));

  /** Of every control that checks tags. */
  private static final String TAG_KEYS = "requiredTagKeys";

  private KnownControls() {}

  private static Properties load() {
    Properties data = new Properties();
    try (InputStream in = KnownControls.class.getResourceAsStream(FILE)) {
      data.load(in);
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  static boolean isKnown(String control) {
    return SERVICES.contains(service(control));
  }

  /** The control that was perhaps meant, as a question; empty where none is near. */
  static String guess(String control) {
    String number = control.substring(service(control).length());
    return NearestNames.guess(control, SERVICES.stream().map(it -> it + number).toList());
  }

  /** The kind of a control's parameter; empty where it is not known here. */
  static Optional<Kind> kind(String control, String parameter) {
    return TAG_KEYS.equals(parameter)
        ? Optional.of(Kind.STRING_LIST)
        : Optional.ofNullable(DATA.getProperty(control + "/" + parameter)).map(Kind::valueOf);
  }

  /** The parameters of a control; none where it is not known here which it has. */
  static List<String> parameters(String control) {
    return DATA.stringPropertyNames().stream()
        .filter(name -> name.startsWith(control + "/"))
        .map(name -> name.substring(control.length() + 1))
        .sorted()
        .toList();
  }

  private static String service(String control) {
    return control.substring(0, control.indexOf('.'));
  }
}
