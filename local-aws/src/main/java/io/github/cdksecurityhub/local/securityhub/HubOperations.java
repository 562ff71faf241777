package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.AwsRegions;
import io.github.cdksecurityhub.local.securityhub.HubSettings.Generator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hub that an account has in a Region: enabled, described, set, disabled (R14, R42, R46). */
final class HubOperations {
  private static final String SUBSCRIBED_AT = "2026-01-01T00:00:00.000Z";

  private HubOperations() {}

  static Ruling describe(Case asked) {
    ServiceRequest request = asked.request();
    String arn = AwsRegions.hub(request.region(), request.account());
    if (!request.query().first("HubArn").orElse(arn).equals(arn)) {
      throw new Refusal(Refusals.UNKNOWN_HUB);
    }
    Eventual<HubSettings> settings = asked.region().hub().settings();
    HubSettings shown = settings.isStale(asked.now()) ? settings.shown() : visible(asked);
    ObjectNode body =
        Json.object()
            .put("HubArn", arn)
            .put("SubscribedAt", SUBSCRIBED_AT)
            .put("AutoEnableControls", shown.autoEnableControls())
            .put("ControlFindingGenerator", shown.generator().name());
    return Ruling.read(body, withSettings(asked, settings.afterOneRead()));
  }

  private static Organization withSettings(Case asked, Eventual<HubSettings> settings) {
    return asked.withRegion(state -> state.withHub(hub -> hub.withSettings(settings)));
  }

  /** What a read without any staleness would show here. */
  private static HubSettings visible(Case asked) {
    ServiceRequest request = asked.request();
    return effective(asked.organization(), request.account(), request.region(), asked.behaviour());
  }

  static Ruling enable(Case asked) {
    RequestBody body = RequestBody.of(asked);
    Generator generator =
        body.constant("ControlFindingGenerator", Generator.class)
            .orElse(Generator.SECURITY_CONTROL);
    Map<String, String> tags = body.has("Tags") ? TagOperations.tags(asked) : Map.of();
    List<String> standards =
        body.flag("EnableDefaultStandards").orElse(true) ? Standards.DEFAULTS : List.of();
    requireNoPolicy(asked);
    if (asked.region().subscribed()) {
      throw new Refusal(Refusals.SUBSCRIBED_ALREADY);
    }
    HubSettings settings = new HubSettings(true, generator);
    // What an earlier hub had is there again where its tags were kept (R41).
    Map<String, String> all = new LinkedHashMap<>(asked.region().tags());
    all.putAll(tags);
    Hub enabled = new Hub(Eventual.of(all), Eventual.of(settings), standards);
    return Ruling.written(
        Json.object(),
        asked.withRegion(state -> state.withSubscribed(true).withHub(old -> enabled)));
  }

  static Ruling disable(Case asked) {
    requireNoPolicy(asked);
    boolean kept = asked.knob(Knob.DISABLED_HUB_TAGS) == Variant.DisabledHubTags.KEPT;
    return Ruling.written(Json.object(), asked.withRegion(state -> state.disabled(kept)));
  }

  static Ruling update(Case asked) {
    RequestBody body = RequestBody.of(asked);
    Optional<Boolean> controls = body.flag("AutoEnableControls");
    Optional<Generator> generator = body.constant("ControlFindingGenerator", Generator.class);
    requireNoPolicy(asked);
    generator.ifPresent(value -> requireOwnGenerator(asked));
    HubSettings before = asked.region().hub().settings().value();
    HubSettings after =
        new HubSettings(
            controls.orElse(before.autoEnableControls()), generator.orElse(before.generator()));
    return carryOut(asked, after);
  }

  /** Writes, unless this is one of the updates that are lost; reads may be stale for a while. */
  private static Ruling carryOut(Case asked, HubSettings after) {
    Countdown lost =
        asked.region().countdown(Knob.LOST_HUB_UPDATES, asked.behaviour(), asked.now());
    if (!lost.isOver(asked.now())) {
      return Ruling.read(
          Json.object(),
          asked.withRegion(s -> s.withCountdown(Knob.LOST_HUB_UPDATES, lost.afterOneCall())));
    }
    Countdown stale = Countdown.of(asked.knob(Knob.STALE_HUB_SETTINGS), asked.now());
    return Ruling.written(
        Json.object(), withSettings(asked, Eventual.of(after).showing(visible(asked), stale)));
  }

  /** A member's findings are made as its administrator's are, linked Regions' as home's (R42). */
  static HubSettings effective(
      Organization organization, String account, String region, Behaviour behaviour) {
    HubSettings own = organization.account(account).region(region).hub().settings().value();
    Account decides = organization.administratorOf(account, region);
    Generator generator =
        linked(decides, region, behaviour)
            .orElse(decides.region(region))
            .hub()
            .settings()
            .value()
            .generator();
    return new HubSettings(own.autoEnableControls(), generator);
  }

  /** Who administers the caller's account where it calls. */
  static Account administrator(Case asked) {
    ServiceRequest request = asked.request();
    return asked.organization().administratorOf(request.account(), request.region());
  }

  private static Optional<RegionState> linked(Account account, String region, Behaviour behaviour) {
    return account
        .governing(region)
        .filter(h -> behaviour.get(Knob.CENTRAL_GENERATOR) == Variant.CentralGenerator.HOME);
  }

  private static void requireOwnGenerator(Case asked) {
    String account = asked.request().account();
    String region = asked.request().region();
    if (!asked.organization().administratorOf(account, region).id().equals(account)) {
      throw new Refusal(asked.knob(Knob.MEMBERS_GENERATOR));
    }
    if (linked(asked.account(), region, asked.behaviour()).isPresent()) {
      throw new Refusal(asked.knob(Knob.LINKED_GENERATOR));
    }
  }

  /** R46: under a policy, the administrator alone turns Security Hub on, off, or sets it. */
  static void requireNoPolicy(Case asked) {
    String account = asked.request().account();
    Account administrator = administrator(asked);
    boolean governed =
        !administrator.id().equals(account)
            && administrator.policies().governing(account).isPresent();
    if (governed) {
      throw new Refusal(Refusals.GOVERNED_BY_POLICY);
    }
  }
}
