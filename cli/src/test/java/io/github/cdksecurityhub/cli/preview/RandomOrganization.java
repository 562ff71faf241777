package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One state of an organization, its owners included, and one event; both follow from a seed. */
final class RandomOrganization {
  private static final AccountRegion LINKED =
      new AccountRegion(InMemorySecurityHub.PLACE.account(), "eu-north-1");
  private static final AssociatedPolicy POLICY =
      new AssociatedPolicy("id", "baseline", "ROOT", "r-ab12");
  private static final String ID =
      "123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e";
  private static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/1";
  private static final String OTHER = "arn:aws:cloudformation:eu-west-1:123456789012:stack/O/1";
  private static final List<Optional<Owner>> OWNERS =
      List.of(
          Optional.empty(),
          Optional.of(new Owner(STACK, "One", "0f5c4b1e")),
          Optional.of(new Owner(STACK, "One", "another1")),
          Optional.of(new Owner(STACK, "Two", "0f5c4b1e")),
          Optional.of(new Owner(OTHER, "One", "0f5c4b1e")));

  final ManualClock clock = new ManualClock();
  final InMemorySecurityHub hub;
  final InMemorySecurityHub linked;
  final CustomResourceEvent event;
  private final Random random;

  RandomOrganization(int seed) {
    random = new Random(seed);
    hub = home();
    boolean isLinked = random.nextBoolean();
    linked = linked(isLinked);
    if (isLinked) {
      hub.link(List.of(linked));
    }
    hub.setTags(OwnershipTags.write(ownership()));
    linked.setTags(OwnershipTags.write(ownership()));
    event = event();
  }

  /** Returns the hub of each Region. */
  InMemorySecurityHub in(AccountRegion place) {
    return place.equals(LINKED) ? linked : hub;
  }

  private InMemorySecurityHub home() {
    OrganizationConfiguration live = any();
    boolean fails = live.isCentral() && oneIn(3);
    InMemorySecurityHub home =
        new InMemorySecurityHub(
            clock,
            fails
                ? InMemorySecurityHub.live(live, ConfigurationStatus.FAILED, "It did not work.")
                : InMemorySecurityHub.live(live, ConfigurationStatus.ENABLED, ""),
            homeRegion(),
            oneIn(3) ? List.of(POLICY) : List.of());
    if (oneIn(5)) {
      home.foreignWrite(new OrganizationConfiguration.Central());
    }
    return home;
  }

  /** A linked Region has the type of its home Region (R27). */
  private InMemorySecurityHub linked(boolean isLinked) {
    OrganizationConfiguration live =
        isLinked && hub.truth().type() == ConfigurationType.CENTRAL
            ? new OrganizationConfiguration.Central()
            : new Local(random.nextBoolean(), AutoEnableStandards.values()[random.nextInt(2)]);
    return new InMemorySecurityHub(
        LINKED,
        clock,
        InMemorySecurityHub.live(live, ConfigurationStatus.ENABLED, ""),
        Optional.of(InMemorySecurityHub.PLACE.region()),
        List.of());
  }

  private Optional<String> homeRegion() {
    return List.of(Optional.of("eu-west-1"), Optional.of("us-east-1"), Optional.<String>empty())
        .get(random.nextInt(3));
  }

  /** Of every kind of owner, some with another event that is writing, or a takeover under way. */
  private Ownership ownership() {
    Optional<Owner> owner = OWNERS.get(random.nextInt(OWNERS.size()));
    Optional<OrganizationConfiguration> previous = oneIn(4) ? Optional.empty() : Optional.of(any());
    if (owner.isEmpty()) {
      return Ownership.NONE;
    }
    Ownership ownership = Ownership.claimedBy(owner.get(), previous);
    if (oneIn(3)) {
      ownership =
          ownership.withPreviousLinked(
              Map.of(LINKED.region(), new Local(true, AutoEnableStandards.DEFAULT)));
    }
    if (oneIn(4)) {
      ownership = ownership.writing("another-event", clock.now().minus(Duration.ofSeconds(30)));
    }
    return oneIn(5) ? ownership.takenOverBy(OWNERS.get(1).get(), any()) : ownership;
  }

  private CustomResourceEvent event() {
    RequestType type = RequestType.values()[random.nextInt(3)];
    Map<String, String> properties = declared();
    return SimulatedEvent.of(
        type,
        STACK,
        "One",
        type == RequestType.CREATE ? "" : oneIn(5) ? ID + "/failed" : ID,
        properties,
        type == RequestType.UPDATE ? (oneIn(2) ? declared() : properties) : Map.of());
  }

  private Map<String, String> declared() {
    Map<String, String> properties =
        DeclaredProperties.of(any(), OnDelete.values()[random.nextInt(3)]);
    if (oneIn(3)) {
      properties.put("TakeOver", "true");
    }
    return properties;
  }

  private OrganizationConfiguration any() {
    return OrganizationConfiguration.values().get(random.nextInt(5));
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }
}
