package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.AwsRegions;
import io.github.cdksecurityhub.local.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The operations on the finding aggregator, of which an account has at most one (R17, R29). */
final class FindingAggregators {
  private FindingAggregators() {}

  static Ruling list(Case asked) {
    Optional<FindingAggregator> aggregator = asked.account().aggregator();
    if (aggregator.isEmpty()
        && asked.knob(Knob.NO_AGGREGATOR) == Variant.NoAggregator.INTERNAL_EXCEPTION) {
      throw new Refusal(Refusals.INTERNAL);
    }
    return asked.read(
        Page.of(
            asked,
            "FindingAggregators",
            aggregator.stream().toList(),
            it -> Json.object().put("FindingAggregatorArn", it.arn())));
  }

  static Ruling create(Case asked) {
    RequestBody body = RequestBody.of(asked);
    RegionLinkingMode mode = mode(body);
    List<String> regions = regions(asked, body, mode);
    requireCreator(asked);
    if (asked.account().aggregator().isPresent()) {
      throw new Refusal(Refusals.SECOND_AGGREGATOR);
    }
    ServiceRequest request = asked.request();
    FindingAggregator created = of(request.account(), request.region(), mode, regions);
    return Ruling.written(details(created), withAggregator(asked, created));
  }

  /** A member has its administrator's; an account on its own can have one (R18). */
  private static void requireCreator(Case asked) {
    boolean standsAlone = !asked.organization().hasAdministratorIn(asked.request().region());
    boolean aloneIsEnough =
        asked.knob(Knob.AGGREGATOR_CREATOR) == Variant.AggregatorCreator.NOT_A_MEMBER;
    boolean allowed = asked.region().administrator() || (standsAlone && aloneIsEnough);
    if (!allowed) {
      throw new Refusal(Refusals.MEMBER_AGGREGATOR);
    }
  }

  static FindingAggregator of(
      String account, String region, RegionLinkingMode mode, List<String> regions) {
    UUID id = UUID.nameUUIDFromBytes((account + region).getBytes(StandardCharsets.UTF_8));
    String arn = AwsRegions.arn(region, account, "finding-aggregator/" + id);
    return new FindingAggregator(arn, region, mode, regions);
  }

  static Ruling get(Case asked) {
    FindingAggregator named = named(asked, asked.request().label());
    return asked.read(details(named));
  }

  static Ruling update(Case asked) {
    RequestBody body = RequestBody.of(asked);
    String arn = body.required("FindingAggregatorArn");
    RegionLinkingMode mode = mode(body);
    List<String> regions = regions(asked, body, mode);
    FindingAggregator changed = named(asked, arn).linking(mode, regions);
    requireHome(asked, changed);
    Organization after = withAggregator(asked, changed);
    boolean central = asked.account().centralHome().isPresent();
    return Ruling.written(
        details(changed),
        central
            ? after.withAccount(asked.request().account(), Account::withLinkedRegionsTakenOver)
            : after);
  }

  static Ruling delete(Case asked) {
    requireHome(asked, named(asked, asked.request().label()));
    boolean central = asked.account().centralHome().isPresent();
    if (central && asked.knob(Knob.AGGREGATOR_REMOVAL) == Variant.AggregatorRemoval.REFUSED) {
      throw new Refusal(asked.knob(Knob.AGGREGATOR_IN_USE));
    }
    Organization after =
        asked.withAccount(
            account ->
                (central ? account.withCentralStopped() : account)
                    .withAggregator(Optional.empty()));
    return Ruling.written(Response.nothing(), after);
  }

  private static FindingAggregator named(Case asked, String arn) {
    return asked
        .account()
        .aggregator()
        .filter(a -> a.arn().equals(arn))
        .orElseThrow(() -> new Refusal(Refusals.UNKNOWN_AGGREGATOR));
  }

  private static void requireHome(Case asked, FindingAggregator aggregator) {
    if (!aggregator.homeRegion().equals(asked.request().region())) {
      throw new Refusal(
          Refusals.invalidInput("The operation can be called from the home Region only."));
    }
  }

  private static RegionLinkingMode mode(RequestBody body) {
    return body.constant("RegionLinkingMode", RegionLinkingMode.class)
        .orElseThrow(() -> body.missing("RegionLinkingMode"));
  }

  private static List<String> regions(Case asked, RequestBody body, RegionLinkingMode mode) {
    List<String> regions = body.texts("Regions");
    if (mode.takesRegions() == regions.isEmpty()
        || !regions.stream().allMatch(AwsRegions::isKnown)) {
      throw asked.invalid("Regions", "For RegionLinkingMode " + mode + ": " + regions + ".");
    }
    return regions;
  }

  private static Organization withAggregator(Case asked, FindingAggregator aggregator) {
    return asked.withAccount(account -> account.withAggregator(Optional.of(aggregator)));
  }

  private static ObjectNode details(FindingAggregator aggregator) {
    ObjectNode body =
        Json.object()
            .put("FindingAggregatorArn", aggregator.arn())
            .put("FindingAggregationRegion", aggregator.homeRegion())
            .put("RegionLinkingMode", aggregator.mode().name());
    ArrayNode regions = body.putArray("Regions");
    aggregator.regions().forEach(regions::add);
    return body;
  }
}
