package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A call to rule on, with all that the ruling depends on. */
record Case(ServiceRequest request, Organization organization, Behaviour behaviour, Instant now) {

  Account account() {
    return organization.account(request.account());
  }

  RegionState region() {
    return account().region(request.region());
  }

  <T> T knob(Knob<T> knob) {
    return behaviour.get(knob);
  }

  Organization withAccount(UnaryOperator<Account> change) {
    return organization.withAccount(request.account(), change);
  }

  Organization withRegion(UnaryOperator<RegionState> change) {
    return organization.withRegion(request.account(), request.region(), change);
  }

  Case over(Organization changed) {
    return new Case(request, changed, behaviour, now);
  }

  /** Refuses an account that is not the delegated administrator in this Region (R13, R16). */
  void requireAdministrator() {
    if (!region().administrator()) {
      throw new Refusal(
          knob(Knob.NOT_ADMINISTRATOR) == Variant.NotAdministrator.INVALID_ACCESS
              ? Refusals.notAdministrator(request.account())
              : Refusals.NO_PERMISSION);
    }
  }

  /** Refuses an account that does not administer a central organization (R19). */
  private void requireCentralAdministrator() {
    boolean central = account().centralHome().isPresent();
    boolean refused =
        !central && knob(Knob.READS_WITHOUT_CENTRAL) == Variant.WithoutCentral.REFUSED;
    if (!region().administrator() || refused) {
      throw new Refusal(knob(Knob.NOT_CENTRAL));
    }
  }

  /** Refuses all but the home Region's administrator, as central operations do (R19). */
  void requireHome() {
    requireCentralAdministrator();
    if (!account().isHome(request.region())) {
      throw new Refusal(Refusals.NOT_HOME_REGION);
    }
  }

  /** Refuses besides while central configuration is not in force, as its writes do (R19). */
  void requireCentral() {
    requireHome();
    LiveConfiguration live = region().live();
    if (!live.isCentral() || live.status() != ConfigurationStatus.ENABLED) {
      throw new Refusal(knob(Knob.NOT_CENTRAL));
    }
  }

  /** Refuses a request that does not fit the model, naming the parameter where the service does. */
  Refusal invalid(String parameter) {
    return invalid(parameter, "");
  }

  Refusal invalid(String parameter, String why) {
    String message = "Invalid parameter '" + parameter + "'. " + why;
    return new Refusal(
        knob(Knob.INVALID_REQUEST) == Variant.InvalidRequest.INVALID_INPUT
            ? Refusals.invalidInput(message.strip())
            : Refusals.BAD_REQUEST);
  }

  /** The response of an operation that only reads. */
  Ruling read(ObjectNode body) {
    return Ruling.read(body, organization);
  }
}
