package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The organization as JSON, to be kept between two runs or written by hand.
 *
 * <p>What was under way when it was saved is saved as done: a change of type, an association, a
 * read that is still stale.
 */
final class StateJson {
  /** Means every Region that is not named. */
  private static final String ELSEWHERE = "*";

  private StateJson() {}

  static ObjectNode write(Organization organization) {
    ObjectNode json = Json.object();
    json.put("organization", organization.id());
    json.put("managementAccount", organization.managementAccount());
    ObjectNode accounts = json.putObject("accounts");
    new TreeMap<>(organization.accounts())
        .forEach((id, account) -> accounts.set(id, write(account)));
    return json;
  }

  private static ObjectNode write(Account account) {
    ObjectNode json = Json.object();
    account
        .aggregator()
        .ifPresent(
            it -> {
              ObjectNode aggregator = json.putObject("findingAggregator");
              aggregator.put("homeRegion", it.homeRegion()).put("mode", it.mode().name());
              it.regions().forEach(aggregator.putArray("regions")::add);
            });
    ArrayNode policies = json.putArray("policies");
    account.policies().all().forEach(policy -> policies.add(write(policy)));
    ArrayNode associations = json.putArray("associations");
    account.policies().associations().stream()
        .filter(one -> one.leaving().isEmpty())
        .forEach(one -> associations.add(write(one)));
    ObjectNode regions = json.putObject("regions");
    regions.set(ELSEWHERE, write(account.untouched()));
    new TreeMap<>(account.regions()).forEach((name, state) -> regions.set(name, write(state)));
    return json;
  }

  private static ObjectNode write(ConfigurationPolicy policy) {
    ObjectNode json = Json.object().put("id", policy.id()).put("name", policy.name());
    policy.description().ifPresent(text -> json.put("description", text));
    json.set("content", Json.readObject(policy.content()).orElseThrow());
    write(json, policy.tags().value());
    return json.put("created", policy.created().toString())
        .put("updated", policy.updated().toString());
  }

  private static ObjectNode write(PolicyAssociation association) {
    return Json.object()
        .put("policy", association.policyId())
        .put("targetType", association.target().type().name())
        .put("target", association.target().id())
        .put("updated", association.updated().toString());
  }

  private static ObjectNode write(RegionState state) {
    LiveConfiguration live = state.change().map(RegionState.Change::result).orElse(state.live());
    ObjectNode json =
        Json.object()
            .put("enabled", state.enabled())
            .put("subscribed", state.subscribed())
            .put("administrator", state.administrator())
            .put("configurationType", live.type().name())
            .put("autoEnable", live.autoEnable())
            .put("autoEnableStandards", live.standards().name())
            .put("status", live.status().name());
    live.statusMessage().ifPresent(text -> json.put("statusMessage", text));
    json.put("autoEnableControls", state.hub().settings().value().autoEnableControls());
    json.put("controlFindingGenerator", state.hub().settings().value().generator().name());
    state.hub().standards().forEach(json.putArray("standards")::add);
    write(json, state.tags());
    return json;
  }

  private static void write(ObjectNode json, Map<String, String> all) {
    ObjectNode tags = json.putObject("tags");
    all.forEach(tags::put);
  }

  private static Eventual<Map<String, String>> tags(StateEntry json) {
    Map<String, String> tags = new LinkedHashMap<>();
    json.entries("tags").forEach((key, value) -> tags.put(key, value.asText()));
    return Eventual.of(tags);
  }

  /**
   * Reads what {@link #write} wrote, or a part of it: what is left out is as on a fresh hub.
   *
   * @throws IllegalArgumentException naming what is no state
   */
  static Organization read(String text, Organization fresh) {
    JsonNode root =
        Json.readObject(text).orElseThrow(() -> new IllegalArgumentException("It is not JSON."));
    StateEntry json =
        StateEntry.of("the state", root, "organization", "managementAccount", "accounts");
    Map<String, Account> accounts = new HashMap<>(fresh.accounts());
    json.entries("accounts").forEach((id, account) -> accounts.put(id, account(id, account)));
    return new Organization(
        json.text("organization").orElse(fresh.id()),
        json.text("managementAccount").orElse(fresh.managementAccount()),
        fresh.syncing(),
        Map.copyOf(accounts));
  }

  private static Account account(String id, JsonNode account) {
    if (!id.matches("\\d{12}")) {
      throw new IllegalArgumentException("\"" + id + "\" is not the id of an account.");
    }
    StateEntry json =
        StateEntry.of(id, account, "findingAggregator", "policies", "associations", "regions");
    Map<String, RegionState> regions = new HashMap<>();
    json.entries("regions").forEach((name, region) -> regions.put(name, region(name, region)));
    RegionState untouched =
        Optional.ofNullable(regions.remove(ELSEWHERE)).orElseGet(RegionState::ofMember);
    Optional<FindingAggregator> aggregator =
        Optional.ofNullable(account.get("findingAggregator")).map(it -> aggregator(id, it));
    return new Account(id, untouched, aggregator, policies(json), Map.copyOf(regions));
  }

  private static FindingAggregator aggregator(String account, JsonNode aggregator) {
    StateEntry json =
        StateEntry.of("findingAggregator", aggregator, "homeRegion", "mode", "regions");
    return FindingAggregators.of(
        account,
        json.required("homeRegion"),
        json.constant("mode", RegionLinkingMode.NO_REGIONS),
        json.texts("regions").orElse(List.of()));
  }

  private static Policies policies(StateEntry account) {
    List<ConfigurationPolicy> policies =
        account.items("policies").orElse(List.of()).stream().map(StateJson::policy).toList();
    List<PolicyAssociation> associations =
        account.items("associations").orElse(List.of()).stream()
            .map(StateJson::association)
            .toList();
    return new Policies(policies, associations, policies.size());
  }

  private static ConfigurationPolicy policy(JsonNode policy) {
    StateEntry json =
        StateEntry.of(
            "a policy",
            policy,
            "id",
            "name",
            "description",
            "content",
            "tags",
            "created",
            "updated");
    return new ConfigurationPolicy(
        json.required("id"),
        json.required("name"),
        json.text("description"),
        policy.path("content").toString(),
        tags(json),
        json.time("created"),
        json.time("updated"));
  }

  private static PolicyAssociation association(JsonNode association) {
    StateEntry json =
        StateEntry.of("an association", association, "policy", "targetType", "target", "updated");
    PolicyTarget target =
        new PolicyTarget(
            json.constant("targetType", PolicyTarget.Type.ACCOUNT), json.required("target"));
    return PolicyAssociation.inForce(json.required("policy"), target, json.time("updated"));
  }

  private static RegionState region(String name, JsonNode region) {
    StateEntry json =
        StateEntry.of(
            name,
            region,
            "enabled",
            "subscribed",
            "administrator",
            "configurationType",
            "autoEnable",
            "autoEnableStandards",
            "status",
            "statusMessage",
            "autoEnableControls",
            "controlFindingGenerator",
            "standards",
            "tags");
    LiveConfiguration fresh = LiveConfiguration.fresh();
    LiveConfiguration live =
        new LiveConfiguration(
            json.constant("configurationType", fresh.type()),
            json.flag("autoEnable", false),
            json.constant("autoEnableStandards", fresh.standards()),
            json.constant("status", fresh.status()),
            json.text("statusMessage"));
    HubSettings settings =
        new HubSettings(
            json.flag("autoEnableControls", true),
            json.constant("controlFindingGenerator", HubSettings.NEW.generator()));
    List<String> standards =
        json.texts("standards").orElseGet(() -> List.copyOf(Standards.DEFAULTS));
    return RegionState.ofMember()
        .withEnabled(json.flag("enabled", true))
        .withSubscribed(json.flag("subscribed", true))
        .withAdministrator(json.flag("administrator", false))
        .withLive(live)
        .withHub(hub -> new Hub(tags(json), Eventual.of(settings), standards));
  }
}
