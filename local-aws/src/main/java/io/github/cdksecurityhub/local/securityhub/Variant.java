package io.github.cdksecurityhub.local.securityhub;

/** The ways in which the service may behave where it is not known how it does. */
public final class Variant {
  private Variant() {}

  /** Whether calls are limited (R5). */
  public enum Throttling {
    /** They are not. */
    OFF,
    /** 10 a second with bursts of 30, for each account and Region. */
    TEN_A_SECOND
  }

  /** What a Status or StatusMessage sent by the client meets (R9). */
  public enum StatusSent {
    /** It is ignored. */
    IGNORED,
    /** The request is refused. */
    REFUSED
  }

  /** Which error a request that does not fit the model meets (R3, R4). */
  public enum InvalidRequest {
    /** InvalidInputException, which names the parameter. */
    INVALID_INPUT,
    /** BadRequestException, which does not, as from a gateway before the service. */
    BAD_REQUEST
  }

  /** When CENTRAL shows AutoEnable false and standards NONE (R11). */
  public enum ForcedFields {
    /** As soon as the update is accepted. */
    AT_ONCE,
    /** Only once the status is ENABLED. */
    WITH_ENABLED
  }

  /** What an update without OrganizationConfiguration does to the type (R12). */
  public enum OmittedType {
    /** It stays. */
    KEPT,
    /** It becomes LOCAL. */
    LOCAL
  }

  /** What an update under LOCAL without AutoEnableStandards does to them (R12). */
  public enum OmittedStandards {
    /** They become DEFAULT, which the service model calls the default. */
    DEFAULT,
    /** They stay. */
    KEPT,
    /** They become NONE. */
    NONE
  }

  /** How an account that is not the administrator is refused (R13, R16). */
  public enum NotAdministrator {
    /** 401 InvalidAccessException with that message. */
    INVALID_ACCESS,
    /** 403 AccessDeniedException that speaks of permissions. */
    ACCESS_DENIED
  }

  /** What ListFindingAggregators returns when there is none (R17). */
  public enum NoAggregator {
    /** An empty list. */
    EMPTY_LIST,
    /** InternalException. */
    INTERNAL_EXCEPTION
  }

  /** Which accounts the service lets create a finding aggregator (R18). */
  public enum AggregatorCreator {
    /** The administrator of the Region, and any account while the Region has no administrator. */
    NOT_A_MEMBER,
    /** The administrator of the Region. */
    ADMINISTRATOR
  }

  /** How the management account as administrator is kept from CENTRAL (R21). */
  public enum ManagementAccount {
    /** The update is refused. */
    ERROR,
    /** The update is accepted and then FAILED. */
    FAILED_STATUS
  }

  /** How an organization still syncing is kept from CENTRAL (R22). */
  public enum Syncing {
    /** DataUnavailableException, a code outside the model. */
    DATA_UNAVAILABLE,
    /** ResourceNotFoundException, 404. */
    RESOURCE_NOT_FOUND,
    /** The update is accepted and then FAILED. */
    FAILED_STATUS
  }

  /** What Describe shows in a Region linked to a central home Region (R27). */
  public enum LinkedRegion {
    /** CENTRAL, with the home Region's status. */
    CENTRAL,
    /** LOCAL, with AutoEnable false and standards NONE. */
    LOCAL
  }

  /** Whether policies and associations are read while not CENTRAL (R19). */
  public enum WithoutCentral {
    /** Reads are refused as writes are. */
    REFUSED,
    /** Reads show what there is. */
    SHOWN
  }

  /** What becomes of the attempt to delete the finding aggregator while CENTRAL (R29). */
  public enum AggregatorRemoval {
    /** It is refused, as Terraform has seen. */
    REFUSED,
    /**
     * It succeeds: central configuration stops and its policies go, as the user guide documents.
     */
    STOPS_CENTRAL
  }

  /** What must be gone before CENTRAL can be left (R28). */
  public enum LeavingNeeds {
    /** Associations and policies. */
    NO_POLICIES,
    /** Associations only. */
    NO_ASSOCIATIONS
  }

  /** What others see of associations while they are being removed (R28). */
  public enum Disassociating {
    /** Those that remain. */
    SHOWN,
    /** None, although the service still refuses to leave CENTRAL. */
    HIDDEN
  }

  /** What the tag operations meet where Security Hub is not enabled (R41). */
  public enum TagsNotSubscribed {
    /** 401 InvalidAccessException, as every other operation does. */
    INVALID_ACCESS,
    /** 404 ResourceNotFoundException, which their model has. */
    NOT_FOUND
  }

  /** What becomes of the hub's tags when Security Hub is disabled (R41). */
  public enum DisabledHubTags {
    /** They go with the hub. */
    GONE,
    /** They are there again once it is enabled. */
    KEPT
  }

  /** Which partitions an ARN to tag may be of (R41). */
  public enum TagPartitions {
    /** The Region's own. */
    OWN,
    /** {@code aws} alone, as the service model's pattern has it. */
    AWS_ALONE
  }

  /** Whose ControlFindingGenerator a linked Region has under CENTRAL (R42). */
  public enum CentralGenerator {
    /** The home Region's. */
    HOME,
    /** Its own. */
    OWN
  }

  /** What a policy that enables Security Hub must contain (R45). */
  public enum EnabledPolicy {
    /** Standards, if only an empty list, and controls. */
    SAYS_BOTH,
    /** Nothing more. */
    SAYS_NOTHING
  }

  /** What the first page of every list contains (R48). */
  public enum FirstPage {
    /** What there is. */
    FULL,
    /** Nothing but a token for the next page. */
    EMPTY
  }

  /** What an update needs to be allowed in IAM (R32). */
  public enum UpdatePermissions {
    /** Its own action, Describe and organizations:DescribeOrganization. */
    WITH_COMPANIONS,
    /** Its own action. */
    ALONE
  }
}
