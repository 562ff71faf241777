package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists in pages; a token is the index that the next page starts at. */
final class Page {
  private static final int USUAL_LARGEST = 100;

  private Page() {}

  /** The page of a list that a request asks for, of 100 entries at most. */
  static <T> ObjectNode of(Case asked, String member, List<T> all, Function<T, JsonNode> entry) {
    return of(asked, USUAL_LARGEST, member, all, entry);
  }

  /** The first page can be empty and have a token all the same (R48). */
  static <T> ObjectNode of(
      Case asked, int largest, String member, List<T> all, Function<T, JsonNode> entry) {
    Optional<Integer> token = number(asked, "NextToken");
    int from = Math.min(token.orElse(0), all.size());
    int most = number(asked, "MaxResults").orElse(largest);
    if (most < 1 || most > largest) {
      throw asked.invalid("MaxResults", "Value must be between 1 and " + largest + ".");
    }
    boolean isEmpty = token.isEmpty() && asked.knob(Knob.FIRST_PAGE) == Variant.FirstPage.EMPTY;
    int to = isEmpty ? 0 : Math.min(all.size(), from + most);
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray(member);
    all.subList(from, to).forEach(it -> list.add(entry.apply(it)));
    return isEmpty || to < all.size() ? body.put("NextToken", "" + to) : body;
  }

  private static Optional<Integer> number(Case asked, String name) {
    Optional<String> value =
        asked
            .request()
            .query()
            .first(name)
            .or(() -> RequestBody.of(asked).member(name).map(JsonNode::asText));
    if (value.filter(text -> !text.matches("[0-9]{1,6}")).isPresent()) {
      throw asked.invalid(name);
    }
    return value.map(Integer::valueOf);
  }
}
