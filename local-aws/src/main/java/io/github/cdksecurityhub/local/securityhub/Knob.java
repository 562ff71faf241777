package io.github.cdksecurityhub.local.securityhub;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing about the service that is not known for sure, with the most probable value.
 *
 * @param <T> the type of its values
 */
public final class Knob<T> {
  private static final List<Knob<?>> ALL = new ArrayList<>();

  /** R5: whether calls are limited. Off, so that tests are quick; the service limits them. */
  public static final Knob<Variant.Throttling> THROTTLING =
      new Knob<>("throttling", "R5", Confidence.H, Variant.Throttling.OFF);

  /** R5: the error that a throttled call meets. The code of R3 is likely, the text is not known. */
  public static final Knob<ServiceError> THROTTLED =
      new Knob<>("throttled", "R5", Confidence.L, Refusals.TOO_MANY_REQUESTS);

  /** R4: the error that a request which does not fit the model meets. */
  public static final Knob<Variant.InvalidRequest> INVALID_REQUEST =
      new Knob<>("invalidRequest", "R4", Confidence.L, Variant.InvalidRequest.INVALID_INPUT);

  /** R9: what a Status sent by the client meets. */
  public static final Knob<Variant.StatusSent> STATUS_SENT =
      new Knob<>("statusSent", "R9", Confidence.L, Variant.StatusSent.IGNORED);

  /** R11: when CENTRAL shows the two fields that it forces. */
  public static final Knob<Variant.ForcedFields> FORCED_FIELDS =
      new Knob<>("forcedFields", "R11", Confidence.L, Variant.ForcedFields.AT_ONCE);

  /** R12: what an update without OrganizationConfiguration does to the type. */
  public static final Knob<Variant.OmittedType> OMITTED_TYPE =
      new Knob<>("omittedType", "R12", Confidence.M, Variant.OmittedType.KEPT);

  /** R12: what an update under LOCAL without AutoEnableStandards does to them. */
  public static final Knob<Variant.OmittedStandards> OMITTED_STANDARDS =
      new Knob<>("omittedStandards", "R12", Confidence.L, Variant.OmittedStandards.DEFAULT);

  /** R16: how an account that is not the administrator is refused. */
  public static final Knob<Variant.NotAdministrator> NOT_ADMINISTRATOR =
      new Knob<>("notAdministrator", "R16", Confidence.M, Variant.NotAdministrator.INVALID_ACCESS);

  /** R17: what ListFindingAggregators returns when there is none. */
  public static final Knob<Variant.NoAggregator> NO_AGGREGATOR =
      new Knob<>("noAggregator", "R17", Confidence.M, Variant.NoAggregator.EMPTY_LIST);

  /** R18: which accounts the service lets create a finding aggregator. */
  public static final Knob<Variant.AggregatorCreator> AGGREGATOR_CREATOR =
      new Knob<>("aggregatorCreator", "R18", Confidence.M, Variant.AggregatorCreator.NOT_A_MEMBER);

  /** R18 to R23: the order of CENTRAL's checks; a list of every check, once. */
  public static final Knob<List<CentralCheck>> CENTRAL_CHECKS =
      new Knob<>("centralChecks", "R18", Confidence.L, List.of(CentralCheck.values()));

  /** R19: the error of an update from another Region than home, while or to become CENTRAL. */
  public static final Knob<ServiceError> NOT_HOME =
      new Knob<>("notHome", "R19", Confidence.L, Refusals.NOT_HOME_REGION);

  /** R19: the error of the policy operations for who does not administer a central organization. */
  public static final Knob<ServiceError> NOT_CENTRAL =
      new Knob<>("notCentral", "R19", Confidence.H, Refusals.NOT_CENTRAL);

  /** R19: whether policies and associations are read while not CENTRAL. */
  public static final Knob<Variant.WithoutCentral> READS_WITHOUT_CENTRAL =
      new Knob<>("readsWithoutCentral", "R19", Confidence.H, Variant.WithoutCentral.REFUSED);

  /** R20: the error of an update to CENTRAL whose home Region is an opt-in Region. */
  public static final Knob<ServiceError> OPT_IN_HOME =
      new Knob<>("optInHome", "R20", Confidence.L, Refusals.OPT_IN_HOME_REGION);

  /** R21: how the management account as administrator is kept from CENTRAL. */
  public static final Knob<Variant.ManagementAccount> MANAGEMENT_ACCOUNT =
      new Knob<>("managementAccount", "R21", Confidence.M, Variant.ManagementAccount.ERROR);

  /** R22: how an organization still syncing is kept from CENTRAL. */
  public static final Knob<Variant.Syncing> SYNCING =
      new Knob<>("syncing", "R22", Confidence.M, Variant.Syncing.DATA_UNAVAILABLE);

  /** R22: the HTTP status of DataUnavailableException, which no report names. */
  public static final Knob<Integer> DATA_UNAVAILABLE_STATUS =
      new Knob<>("dataUnavailableStatus", "R22", Confidence.L, 400);

  /** R22: how long the sync lasts that begins when an administrator is registered. */
  public static final Knob<Lasting> SYNC_AFTER_REGISTRATION =
      new Knob<>("syncAfterRegistration", "R22", Confidence.H, Lasting.none());

  /** R24: how long CENTRAL is PENDING; calls are the reads in the home Region that show it. */
  public static final Knob<Lasting> PENDING =
      new Knob<>("pending", "R24", Confidence.H, Lasting.calls(2));

  /** R10, R24: what becomes of PENDING. */
  public static final Knob<CentralOutcome> CENTRAL_OUTCOME =
      new Knob<>("centralOutcome", "R24", Confidence.H, CentralOutcome.enabled());

  /** R25: updates, in each Region, that are acknowledged and not carried out. */
  public static final Knob<Lasting> LOST_UPDATES =
      new Knob<>("lostUpdates", "R25", Confidence.M, Lasting.none());

  /** R26: how long reads show the old state after each update; calls are those reads. */
  public static final Knob<Lasting> STALE_READS =
      new Knob<>("staleReads", "R26", Confidence.M, Lasting.none());

  /** R27: what Describe shows in a Region linked to a central home Region. */
  public static final Knob<Variant.LinkedRegion> LINKED_REGION =
      new Knob<>("linkedRegion", "R27", Confidence.L, Variant.LinkedRegion.CENTRAL);

  /** R28: what must be gone before CENTRAL can be left. */
  public static final Knob<Variant.LeavingNeeds> LEAVING_NEEDS =
      new Knob<>("leavingNeeds", "R28", Confidence.H, Variant.LeavingNeeds.NO_POLICIES);

  /** R28: updates to LOCAL refused with 409, even if no policy and no association is left. */
  public static final Knob<Lasting> LEAVING_CONFLICTS =
      new Knob<>("leavingConflicts", "R28", Confidence.M, Lasting.none());

  /** R28: how long an association is PENDING; calls are the reads of its target. */
  public static final Knob<Lasting> ASSOCIATING =
      new Knob<>("associating", "R28", Confidence.H, Lasting.calls(1));

  /** R28: what becomes of an association that is PENDING. */
  public static final Knob<AssociationOutcome> ASSOCIATION_OUTCOME =
      new Knob<>("associationOutcome", "R28", Confidence.H, AssociationOutcome.success());

  /** R28: how long a disassociation takes; calls are reads of its target and what it refuses. */
  public static final Knob<Lasting> DISASSOCIATION =
      new Knob<>("disassociation", "R28", Confidence.H, Lasting.calls(1));

  /** R28: what others see of associations while they are being removed. */
  public static final Knob<Variant.Disassociating> DISASSOCIATING =
      new Knob<>("disassociating", "R28", Confidence.M, Variant.Disassociating.SHOWN);

  /** R29: the error of deleting the finding aggregator while CENTRAL. */
  public static final Knob<ServiceError> AGGREGATOR_IN_USE =
      new Knob<>("aggregatorInUse", "R29", Confidence.M, Refusals.AGGREGATOR_NEEDED);

  /** R29: what becomes of the attempt to delete the finding aggregator while CENTRAL. */
  public static final Knob<Variant.AggregatorRemoval> AGGREGATOR_REMOVAL =
      new Knob<>("aggregatorRemoval", "R29", Confidence.M, Variant.AggregatorRemoval.REFUSED);

  /** R29: the error of disabling the administrator through Security Hub while CENTRAL. */
  public static final Knob<ServiceError> ADMINISTRATOR_IN_USE =
      new Knob<>("administratorInUse", "R29", Confidence.M, Refusals.ADMINISTRATOR_NEEDED);

  /** R32: what an update needs to be allowed, where a test limits the caller's actions. */
  public static final Knob<Variant.UpdatePermissions> UPDATE_PERMISSIONS =
      new Knob<>(
          "updatePermissions", "R32", Confidence.M, Variant.UpdatePermissions.WITH_COMPANIONS);

  /** R41: how long reads show the old tags after each write of tags; calls are those reads. */
  public static final Knob<Lasting> STALE_TAGS =
      new Knob<>("staleTags", "R41", Confidence.L, Lasting.none());

  /** R41: what the tag operations meet where Security Hub is not enabled. */
  public static final Knob<Variant.TagsNotSubscribed> TAGS_NOT_SUBSCRIBED =
      new Knob<>(
          "tagsNotSubscribed", "R41", Confidence.L, Variant.TagsNotSubscribed.INVALID_ACCESS);

  /** R41: what becomes of the tags when Security Hub is disabled. */
  public static final Knob<Variant.DisabledHubTags> DISABLED_HUB_TAGS =
      new Knob<>("disabledHubTags", "R41", Confidence.L, Variant.DisabledHubTags.GONE);

  /** R41: which partitions an ARN to tag may be of. */
  public static final Knob<Variant.TagPartitions> TAG_PARTITIONS =
      new Knob<>("tagPartitions", "R41", Confidence.L, Variant.TagPartitions.OWN);

  /** R42: the error of a member account that sets ControlFindingGenerator. */
  public static final Knob<ServiceError> MEMBERS_GENERATOR =
      new Knob<>("membersGenerator", "R42", Confidence.L, Refusals.GENERATOR_OF_MEMBER);

  /** R42: whose ControlFindingGenerator a linked Region has under CENTRAL. */
  public static final Knob<Variant.CentralGenerator> CENTRAL_GENERATOR =
      new Knob<>("centralGenerator", "R42", Confidence.M, Variant.CentralGenerator.HOME);

  /** R42: the error of setting ControlFindingGenerator in a linked Region under CENTRAL. */
  public static final Knob<ServiceError> LINKED_GENERATOR =
      new Knob<>("linkedGenerator", "R42", Confidence.L, Refusals.NOT_HOME_REGION);

  /**
   * R42: updates of a hub's settings, in each Region, that are acknowledged and not carried out.
   */
  public static final Knob<Lasting> LOST_HUB_UPDATES =
      new Knob<>("lostHubUpdates", "R42", Confidence.L, Lasting.none());

  /**
   * R42: how long reads show the old settings of a hub after each update; calls are those reads.
   */
  public static final Knob<Lasting> STALE_HUB_SETTINGS =
      new Knob<>("staleHubSettings", "R42", Confidence.L, Lasting.none());

  /** R44: the error of a policy with a standard that no policy takes. */
  public static final Knob<ServiceError> STANDARD_REFUSED =
      new Knob<>("standardRefused", "R44", Confidence.L, Refusals.STANDARD_NOT_FOR_POLICIES);

  /** R45: what a policy that enables Security Hub must contain. */
  public static final Knob<Variant.EnabledPolicy> ENABLED_POLICY =
      new Knob<>("enabledPolicy", "R45", Confidence.M, Variant.EnabledPolicy.SAYS_BOTH);

  /** R48: what the first page of every list contains. */
  public static final Knob<Variant.FirstPage> FIRST_PAGE =
      new Knob<>("firstPage", "R48", Confidence.H, Variant.FirstPage.FULL);

  /** R49: the error of every call in a Region that the account does not have. */
  public static final Knob<ServiceError> REGION_NOT_ENABLED =
      new Knob<>("regionNotEnabled", "R49", Confidence.H, Refusals.REGION_NOT_ENABLED);

  /** How sure the rule behind a knob is. */
  public enum Confidence {
    /** Service model, user guide, or several independent reports. */
    H,
    /** One report that quotes the real text. */
    M,
    /** Inferred. */
    L
  }

  private final String name;
  private final String rule;
  private final Confidence confidence;
  private final T mostProbable;

  private Knob(String name, String rule, Confidence confidence, T mostProbable) {
    this.name = name;
    this.rule = rule;
    this.confidence = confidence;
    this.mostProbable = mostProbable;
    ALL.add(this);
  }

  /** Every knob there is, in the order of the rules. */
  public static List<Knob<?>> all() {
    return List.copyOf(ALL);
  }

  /** The knob's name in documents, for instance {@code lostUpdates}. */
  public String knobName() {
    return name;
  }

  /** The rule that leaves this open, for instance {@code R25}. */
  public String rule() {
    return rule;
  }

  /**
   * How sure that rule is.
   *
   * @return H, M or L
   */
  public Confidence confidence() {
    return confidence;
  }

  /**
   * The value where a test chooses none.
   *
   * @return the most probable behaviour of the service
   */
  public T mostProbable() {
    return mostProbable;
  }

  @Override
  public String toString() {
    return name;
  }
}
