package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
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
    json.put("autoEnableControls", state.hub().settings().autoEnableControls());
    json.put("controlFindingGenerator", state.hub().settings().generator().name());
    state.hub().standards().forEach(json.putArray("standards")::add);
    ObjectNode tags = json.putObject("tags");
    state.tags().values().forEach(tags::put);
    return json;
  }

  /**
   * Reads what {@link #write} wrote, or a part of it: what is left out is as on a fresh hub.
   *
   * @throws IllegalArgumentException naming what is no state
   */
  static Organization read(String text, Organization fresh) {
    ObjectNode json =
        Json.readObject(text).orElseThrow(() -> new IllegalArgumentException("It is not JSON."));
    Map<String, Account> accounts = new HashMap<>(fresh.accounts());
    json.path("accounts")
        .properties()
        .forEach(entry -> accounts.put(entry.getKey(), account(entry.getKey(), entry.getValue())));
    return new Organization(
        json.path("organization").asText(fresh.id()),
        json.path("managementAccount").asText(fresh.managementAccount()),
        fresh.optInRegions(),
        fresh.syncing(),
        Map.copyOf(accounts));
  }

  private static Account account(String id, JsonNode json) {
    Map<String, RegionState> regions = new HashMap<>();
    json.path("regions")
        .properties()
        .forEach(entry -> regions.put(entry.getKey(), region(entry.getValue())));
    RegionState untouched =
        Optional.ofNullable(regions.remove(ELSEWHERE)).orElseGet(RegionState::ofMember);
    Optional<FindingAggregator> aggregator =
        Optional.of(json.path("findingAggregator"))
            .filter(JsonNode::isObject)
            .map(it -> aggregator(id, it));
    return new Account(
        id, untouched, aggregator, policies(json), Permissions.EVERYTHING, Map.copyOf(regions));
  }

  private static FindingAggregator aggregator(String account, JsonNode json) {
    List<String> regions = new ArrayList<>();
    json.path("regions").forEach(region -> regions.add(region.asText()));
    return FindingAggregators.of(
        account,
        required(json, "homeRegion"),
        constant(json, "mode", RegionLinkingMode.NO_REGIONS),
        regions);
  }

  private static Policies policies(JsonNode json) {
    List<ConfigurationPolicy> policies = new ArrayList<>();
    for (JsonNode it : json.path("policies")) {
      policies.add(
          new ConfigurationPolicy(
              required(it, "id"),
              required(it, "name"),
              Optional.ofNullable(it.get("description")).map(JsonNode::asText),
              it.path("content").toString(),
              time(it, "created"),
              time(it, "updated")));
    }
    List<PolicyAssociation> associations = new ArrayList<>();
    for (JsonNode it : json.path("associations")) {
      PolicyTarget target =
          new PolicyTarget(
              constant(it, "targetType", PolicyTarget.Type.ACCOUNT), required(it, "target"));
      associations.add(
          PolicyAssociation.inForce(required(it, "policy"), target, time(it, "updated")));
    }
    return new Policies(policies, associations, policies.size());
  }

  private static RegionState region(JsonNode json) {
    LiveConfiguration fresh = LiveConfiguration.fresh();
    LiveConfiguration live =
        new LiveConfiguration(
            constant(json, "configurationType", fresh.type()),
            json.path("autoEnable").asBoolean(),
            constant(json, "autoEnableStandards", fresh.standards()),
            constant(json, "status", fresh.status()),
            Optional.ofNullable(json.get("statusMessage")).map(JsonNode::asText));
    Map<String, String> tags = new LinkedHashMap<>();
    json.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    HubSettings settings =
        new HubSettings(
            json.path("autoEnableControls").asBoolean(true),
            constant(json, "controlFindingGenerator", HubSettings.NEW.generator()));
    List<String> standards = new ArrayList<>();
    json.path("standards").forEach(one -> standards.add(one.asText()));
    if (!json.has("standards")) {
      standards.addAll(Standards.DEFAULTS);
    }
    return RegionState.ofMember()
        .withEnabled(json.path("enabled").asBoolean(true))
        .withSubscribed(json.path("subscribed").asBoolean(true))
        .withAdministrator(json.path("administrator").asBoolean())
        .withLive(live)
        .withHub(
            hub -> hub.withTags(HubTags.of(tags)).withSettings(settings).withStandards(standards));
  }

  private static String required(JsonNode json, String name) {
    if (!json.path(name).isTextual()) {
      throw new IllegalArgumentException("\"" + name + "\" is missing in " + json + ".");
    }
    return json.path(name).textValue();
  }

  private static Instant time(JsonNode json, String name) {
    return json.has(name) ? Instant.parse(required(json, name)) : Instant.EPOCH;
  }

  private static <E extends Enum<E>> E constant(JsonNode json, String name, E otherwise) {
    return json.has(name)
        ? Enum.valueOf(otherwise.getDeclaringClass(), required(json, name))
        : otherwise;
  }
}
