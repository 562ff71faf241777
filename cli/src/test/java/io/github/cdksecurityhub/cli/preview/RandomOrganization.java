package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseUrl;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** An organization in three Regions, its owners included, and some events; all from a seed. */
final class RandomOrganization {
  private static final List<String> REGIONS = List.of("eu-west-1", "eu-north-1", "us-east-1");
  private static final AssociatedPolicy POLICY =
      new AssociatedPolicy("id", "baseline", "ROOT", "r-ab12");
  private static final String LIFE = "0f5c4b1e";
  private static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/1";
  private static final String OTHER = "arn:aws:cloudformation:eu-west-1:123456789012:stack/O/1";
  private static final Owner ME = new Owner(STACK, "One", LIFE);
  private static final List<Optional<Owner>> OWNERS =
      List.of(
          Optional.empty(),
          Optional.of(ME),
          Optional.of(new Owner(STACK, "One", "another1")),
          Optional.of(new Owner(STACK, "Two", LIFE)),
          Optional.of(new Owner(OTHER, "One", LIFE)));

  final ManualClock clock = new ManualClock();
  final Map<AccountRegion, InMemorySecurityHub> hubs = new LinkedHashMap<>();
  final List<CustomResourceEvent> events = new ArrayList<>();
  private final Random random;

  RandomOrganization(int seed) {
    random = new Random(new SplittableRandom(seed).nextLong());
    Optional<String> home =
        oneIn(4) ? Optional.empty() : Optional.of(REGIONS.get(random.nextInt(REGIONS.size())));
    addHome(home.orElse(REGIONS.get(0)), home);
    addOthers(home);
    hubs.values().forEach(hub -> hub.setTags(OwnershipTags.write(ownership())));
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      events.add(event(any(REGIONS)));
    }
  }

  private void addHome(String region, Optional<String> home) {
    OrganizationConfiguration live = any(OrganizationConfiguration.values());
    boolean fails = live.isCentral() && oneIn(3);
    InMemorySecurityHub hub =
        new InMemorySecurityHub(
            place(region),
            clock,
            fails
                ? InMemorySecurityHub.live(live, ConfigurationStatus.FAILED, "It did not work.")
                : InMemorySecurityHub.live(live, ConfigurationStatus.ENABLED, ""),
            home,
            oneIn(3) ? List.of(POLICY) : List.of());
    if (oneIn(5)) {
      hub.foreignWrite(new OrganizationConfiguration.Central());
    }
    hubs.put(hub.place(), hub);
  }

  /** A linked Region has the type of its home Region (R27). */
  private void addOthers(Optional<String> home) {
    InMemorySecurityHub first = hubs.values().iterator().next();
    List<InMemorySecurityHub> linked = new ArrayList<>();
    for (String region : REGIONS) {
      if (!region.equals(first.place().region())) {
        boolean isLinked = home.isPresent() && random.nextBoolean();
        boolean isCentral = isLinked && first.truth().toConfiguration().isCentral();
        OrganizationConfiguration live =
            isCentral ? new OrganizationConfiguration.Central() : local();
        InMemorySecurityHub hub =
            new InMemorySecurityHub(
                place(region),
                clock,
                InMemorySecurityHub.live(live, ConfigurationStatus.ENABLED, ""),
                home,
                List.of());
        hubs.put(hub.place(), hub);
        if (isLinked) {
          linked.add(hub);
        }
      }
    }
    first.link(linked);
  }

  static AccountRegion place(String region) {
    return new AccountRegion(InMemorySecurityHub.PLACE.account(), region);
  }

  /** Of every kind of owner, some with another event that is writing, or a takeover under way. */
  private Ownership ownership() {
    Optional<Owner> owner = any(OWNERS);
    if (owner.isEmpty()) {
      return Ownership.NONE;
    }
    Optional<OrganizationConfiguration> previous =
        oneIn(4) ? Optional.empty() : Optional.of(any(OrganizationConfiguration.values()));
    Ownership ownership = Ownership.claimedBy(owner.get(), previous);
    if (oneIn(3)) {
      ownership = ownership.withPreviousLinked(Map.of("eu-north-1", local()));
    }
    if (oneIn(4)) {
      ownership =
          ownership
              .withWriter("another-event")
              .writtenAt(clock.now().minus(Duration.ofSeconds(30)));
    }
    return oneIn(5)
        ? ownership.takenOverBy(ME, any(OrganizationConfiguration.values()))
        : ownership;
  }

  private CustomResourceEvent event(String region) {
    RequestType type = any(List.of(RequestType.values()));
    Map<String, String> properties = declared(region);
    String id = "123456789012/" + region + "/securityhub-organization-configuration/" + LIFE;
    String resource = oneIn(4) ? "Two" : "One";
    return new CustomResourceEvent(
        type,
        new ResponseUrl(""),
        STACK,
        UUID.nameUUIDFromBytes((resource + type).getBytes(StandardCharsets.UTF_8)).toString(),
        resource,
        type == RequestType.CREATE ? "" : oneIn(5) ? id + "/failed" : id,
        properties,
        type == RequestType.UPDATE ? (oneIn(2) ? declared(region) : properties) : Map.of());
  }

  private Map<String, String> declared(String region) {
    OrganizationConfiguration configuration = any(OrganizationConfiguration.values());
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("SchemaVersion", "1");
    properties.put("Region", region);
    properties.put("ConfigurationType", configuration.type().name());
    if (!configuration.isCentral()) {
      properties.put("AutoEnable", Boolean.toString(configuration.autoEnable()));
      properties.put("AutoEnableStandards", configuration.standards().name());
    }
    properties.put("OnDelete", any(List.of(OnDelete.values())).name());
    if (oneIn(3)) {
      properties.put("TakeOver", "true");
    }
    return properties;
  }

  private Local local() {
    return new Local(random.nextBoolean(), any(List.of(AutoEnableStandards.values())));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }
}
