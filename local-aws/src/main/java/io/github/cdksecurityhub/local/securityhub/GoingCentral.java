package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An update to CENTRAL: what must hold first, and what follows (R11, R18 to R24). */
final class GoingCentral {
  private GoingCentral() {}

  static Ruling rule(Case asked, UpdateRequest update) {
    for (CentralCheck check : asked.knob(Knob.CENTRAL_CHECKS)) {
      Optional<ServiceError> refused = refusal(check, asked, update);
      if (refused.isPresent()) {
        return Ruling.refused(refused.get(), afterRefusal(check, asked));
      }
    }
    return accept(asked);
  }

  private static Optional<ServiceError> refusal(
      CentralCheck check, Case asked, UpdateRequest update) {
    return switch (check) {
      case FIELDS -> when(update::turnsSomethingOn, Refusals.FIELDS_WITH_CENTRAL);
      case AGGREGATOR -> when(() -> aggregator(asked).isEmpty(), Refusals.NO_AGGREGATOR);
      case HOME_REGION -> when(() -> !isHome(asked), asked.knob(Knob.NOT_HOME));
      case OPT_IN -> when(() -> isOptIn(asked), asked.knob(Knob.OPT_IN_HOME));
      case MANAGEMENT_ACCOUNT ->
          when(() -> isManagementAccountRefused(asked), Refusals.MANAGEMENT_ACCOUNT);
      case SYNCED -> syncingError(asked);
    };
  }

  private static Optional<ServiceError> when(BooleanSupplier applies, ServiceError error) {
    return applies.getAsBoolean() ? Optional.of(error) : Optional.empty();
  }

  private static Optional<FindingAggregator> aggregator(Case asked) {
    return asked.account().aggregator();
  }

  /** Without an aggregator there is no home Region to be elsewhere than. */
  private static boolean isHome(Case asked) {
    return aggregator(asked).isEmpty() || asked.account().isHome(asked.request().region());
  }

  private static boolean isOptIn(Case asked) {
    return aggregator(asked).filter(a -> AwsRegions.OPT_IN.contains(a.homeRegion())).isPresent();
  }

  private static boolean isManagementAccount(Case asked) {
    return asked.organization().managementAccount().equals(asked.request().account());
  }

  private static boolean isManagementAccountRefused(Case asked) {
    return isManagementAccount(asked)
        && asked.knob(Knob.MANAGEMENT_ACCOUNT) == Variant.ManagementAccount.ERROR;
  }

  /** The sync follows the registration of an administrator; a central organization is past it. */
  private static boolean isSyncing(Case asked) {
    return !isCentralAlready(asked) && !asked.organization().syncing().isOver(asked.now());
  }

  private static Optional<ServiceError> syncingError(Case asked) {
    if (!isSyncing(asked)) {
      return Optional.empty();
    }
    String message = Refusals.stillSyncing(asked.organization().id());
    return switch (asked.knob(Knob.SYNCING)) {
      case DATA_UNAVAILABLE ->
          Optional.of(
              ServiceError.of(
                  asked.knob(Knob.DATA_UNAVAILABLE_STATUS), "DataUnavailableException", message));
      case RESOURCE_NOT_FOUND ->
          Optional.of(ServiceError.of(404, "ResourceNotFoundException", message));
      case FAILED_STATUS -> Optional.empty();
    };
  }

  private static Organization afterRefusal(CentralCheck check, Case asked) {
    return check == CentralCheck.SYNCED ? afterOneSyncingCall(asked) : asked.organization();
  }

  private static Organization afterOneSyncingCall(Case asked) {
    return asked.organization().withSyncing(asked.organization().syncing().afterOneCall());
  }

  private static boolean isCentralAlready(Case asked) {
    LiveConfiguration live = asked.region().live();
    return live.isCentral() && live.status() != ConfigurationStatus.FAILED;
  }

  private static Ruling accept(Case asked) {
    if (isCentralAlready(asked)) {
      return UpdateConfiguration.carryOut(asked, state -> state);
    }
    CentralOutcome outcome = outcome(asked);
    Case counted = isSyncing(asked) ? asked.over(afterOneSyncingCall(asked)) : asked;
    Ruling ruling =
        UpdateConfiguration.carryOut(counted, state -> pending(counted, state, outcome));
    boolean takesOver =
        ruling.tookEffect() && asked.knob(Knob.FORCED_FIELDS) == Variant.ForcedFields.AT_ONCE;
    Organization after =
        takesOver
            ? ruling
                .after()
                .withAccount(asked.request().account(), Account::withLinkedRegionsTakenOver)
            : ruling.after();
    return new Ruling(ruling.response(), after, ruling.tookEffect());
  }

  /** What the service finds out only after it accepted the update shows as FAILED (R21, R22). */
  private static CentralOutcome outcome(Case asked) {
    if (isManagementAccount(asked)) {
      return CentralOutcome.failed(Refusals.MANAGEMENT_ACCOUNT.message().orElseThrow());
    }
    return isSyncing(asked)
        ? CentralOutcome.failed(Refusals.stillSyncing(asked.organization().id()))
        : asked.knob(Knob.CENTRAL_OUTCOME);
  }

  /** CENTRAL is PENDING while {@link Knob#PENDING} lasts, and then as {@code outcome} (R24). */
  private static RegionState pending(Case asked, RegionState state, CentralOutcome outcome) {
    boolean atOnce = asked.knob(Knob.FORCED_FIELDS) == Variant.ForcedFields.AT_ONCE;
    LiveConfiguration before = state.live();
    boolean enabled = outcome.status() == ConfigurationStatus.ENABLED;
    LiveConfiguration forced = LiveConfiguration.central(ConfigurationStatus.PENDING);
    LiveConfiguration unforced =
        new LiveConfiguration(
            ConfigurationType.CENTRAL,
            before.autoEnable(),
            before.standards(),
            ConfigurationStatus.PENDING,
            Optional.empty());
    LiveConfiguration pending = atOnce ? forced : unforced;
    LiveConfiguration result = (atOnce || enabled ? forced : unforced).settled(outcome);
    Countdown countdown = Countdown.of(asked.knob(Knob.PENDING), asked.now());
    return state.withLive(pending).withChange(new RegionState.Change(countdown, result));
  }
}
