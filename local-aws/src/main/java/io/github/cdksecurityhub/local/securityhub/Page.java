package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The part of a list that is in one response; a token is the index that the next one starts at.
 *
 * @param from the index of the first item
 * @param to the index after the last item
 * @param more whether there is another page
 */
record Page(int from, int to, boolean more) {
  private static final int LARGEST = 100;

  /**
   * The page that a request asks for; the first can be empty and have a token all the same (R48).
   */
  static Page of(Case asked, int total, Optional<String> size, Optional<String> token) {
    int from = Math.min(number(asked, "NextToken", token.orElse("0")), total);
    int most = number(asked, "MaxResults", size.orElse("" + LARGEST));
    if (most < 1 || most > LARGEST) {
      throw asked.invalid("Invalid parameter 'MaxResults'. Value must be between 1 and 100.");
    }
    if (token.isEmpty() && asked.knob(Knob.FIRST_PAGE) == Variant.FirstPage.EMPTY) {
      return new Page(0, 0, true);
    }
    int to = Math.min(total, from + most);
    return new Page(from, to, to < total);
  }

  ObjectNode withToken(ObjectNode body) {
    return more ? body.put("NextToken", "" + to) : body;
  }

  private static int number(Case asked, String name, String value) {
    if (!value.matches("[0-9]{1,6}")) {
      throw asked.invalid("Invalid parameter '" + name + "'.");
    }
    return Integer.parseInt(value);
  }
}
