package io.github.cdksecurityhub.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page can be read in light and dark: WCAG AA asks for a contrast of 4.5. */
class HtmlPageTest {
  private static final double ENOUGH = 4.5;

  private static Map<String, String> colours(boolean isDark) {
    String page = String.join("\n", new HtmlPage("t").lines());
    String block = page.split(":root \\{")[isDark ? 2 : 1].split("}")[0];
    Map<String, String> colours = new HashMap<>();
    Matcher colour = Pattern.compile("--([a-z-]+): #([0-9a-f]{6})").matcher(block);
    while (colour.find()) {
      colours.put(colour.group(1), colour.group(2));
    }
    return colours;
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTextHasEnoughContrast(boolean isDark) {
    Map<String, String> colours = colours(isDark);
    for (String state : List.of("ok", "change", "alarm", "none")) {
      assertThat(contrast(colours.get(state + "-text"), colours.get(state)))
          .as(state)
          .isGreaterThan(ENOUGH);
    }
    assertThat(contrast(colours.get("text"), colours.get("page"))).isGreaterThan(ENOUGH);
    assertThat(contrast(colours.get("text"), colours.get("head"))).isGreaterThan(ENOUGH);
    assertThat(contrast(colours.get("dim"), colours.get("page"))).isGreaterThan(ENOUGH);
  }
}
