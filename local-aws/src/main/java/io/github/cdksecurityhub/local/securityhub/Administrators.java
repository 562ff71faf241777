package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.Response;
import java.util.Optional;
import java.util.stream.Stream;

/** Who administers Security Hub in a Region; for the management account alone (R15, R29). */
final class Administrators {
  private static final String FEATURE = "SecurityHub";
  private static final int LARGEST_PAGE = 10;

  private Administrators() {}

  static Ruling list(Case asked) {
    requireManagementAccount(asked);
    requireFeature(asked, asked.request().query().first("Feature"));
    ObjectNode body =
        Page.of(
            asked,
            LARGEST_PAGE,
            "AdminAccounts",
            administrators(asked).toList(),
            it -> Json.object().put("AccountId", it.id()).put("Status", "ENABLED"));
    return asked.read(body.put("Feature", FEATURE));
  }

  static Ruling enable(Case asked) {
    String named = named(asked);
    if (administrators(asked).anyMatch(account -> !account.id().equals(named))) {
      throw new Refusal(Refusals.SECOND_ADMINISTRATOR);
    }
    ObjectNode body = Json.object().put("AdminAccountId", named).put("Feature", FEATURE);
    return Ruling.written(body, registered(asked, named));
  }

  static Ruling disable(Case asked) {
    String named = named(asked);
    if (administrators(asked).noneMatch(account -> account.id().equals(named))) {
      throw new Refusal(Refusals.NO_SUCH_ADMINISTRATOR);
    }
    if (asked.organization().account(named).centralHome().isPresent()) {
      throw new Refusal(asked.knob(Knob.ADMINISTRATOR_IN_USE));
    }
    Organization after =
        asked
            .organization()
            .withRegion(named, asked.request().region(), state -> state.withAdministrator(false));
    return Ruling.written(Response.nothing(), after);
  }

  /** The organization once an account administers this Region; that can begin a sync (R22). */
  private static Organization registered(Case asked, String account) {
    return asked
        .organization()
        .registering(
            account,
            asked.request().region(),
            asked.knob(Knob.SYNC_AFTER_REGISTRATION),
            asked.now());
  }

  private static String named(Case asked) {
    requireManagementAccount(asked);
    RequestBody body = RequestBody.of(asked);
    requireFeature(asked, body.text("Feature"));
    String account = body.required("AdminAccountId");
    if (!account.matches("\\d{12}")) {
      throw asked.invalid("AdminAccountId");
    }
    return account;
  }

  /** The other product, SecurityHubV2, is not here. */
  private static void requireFeature(Case asked, Optional<String> feature) {
    if (feature.filter(it -> !it.equals(FEATURE)).isPresent()) {
      throw asked.invalid("Feature", "The local AWS has " + FEATURE + " alone.");
    }
  }

  private static Stream<Account> administrators(Case asked) {
    return asked.organization().accounts().values().stream()
        .filter(account -> account.region(asked.request().region()).administrator());
  }

  private static void requireManagementAccount(Case asked) {
    String caller = asked.request().account();
    if (!asked.organization().managementAccount().equals(caller)) {
      throw new Refusal(Refusals.notManagementAccount(caller));
    }
  }
}
