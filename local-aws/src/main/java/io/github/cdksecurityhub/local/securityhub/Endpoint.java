package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsService;
import io.github.cdksecurityhub.local.http.Caller;
import io.github.cdksecurityhub.local.http.Delivery;
import io.github.cdksecurityhub.local.http.FrontErrors;
import io.github.cdksecurityhub.local.http.Reply;
import io.github.cdksecurityhub.local.http.Response;
import io.github.cdksecurityhub.local.http.WireRequest;
import io.github.cdksecurityhub.local.iam.IamPolicy;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Where HTTP meets the service: route, script, ruling, record. */
final class Endpoint implements AwsService {
  private static final Response MALFORMED_BODY =
      FrontErrors.of(400, "SerializationException", "The request body is not a JSON object.");

  private static final Delivery WHOLE = new Delivery.Whole();

  private final World world;
  private final Scripts scripts;

  private volatile Function<String, IamPolicy> permissions = token -> IamPolicy.EVERYTHING;

  Endpoint(World world, Scripts scripts) {
    this.world = world;
    this.scripts = scripts;
  }

  void permissions(Function<String, IamPolicy> policyOfToken) {
    permissions = policyOfToken;
  }

  @Override
  public String operation(WireRequest wire) {
    return Operation.of(wire.method(), wire.path())
        .map(Operation::awsName)
        .orElseGet(() -> wire.method() + " " + wire.path());
  }

  @Override
  public Reply respond(WireRequest wire, Caller caller) {
    Optional<Operation> operation = Operation.of(wire.method(), wire.path());
    if (operation.isEmpty()) {
      return refuse(wire, unknown(wire));
    }
    ServiceRequest request =
        new ServiceRequest(
            operation.get(),
            caller.account(),
            caller.region(),
            permissions.apply(caller.token()),
            wire.path(),
            wire.query(),
            wire.body());
    return process(request, caller.token());
  }

  @Override
  public void unsigned(WireRequest wire, Response response) {
    refuse(wire, response);
  }

  private static Response unknown(WireRequest wire) {
    return FrontErrors.notImplemented(
        wire.method() + " " + wire.path() + " of Security Hub",
        Arrays.stream(Operation.values()).map(Operation::awsName).toList());
  }

  private Reply refuse(WireRequest wire, Response response) {
    world.record(
        new Call(
            world.now(),
            "",
            "",
            Operation.of(wire.method(), wire.path()),
            wire.path(),
            wire.query().values(),
            wire.body(),
            OptionalInt.of(response.status()),
            response.errorCode(),
            false));
    return Reply.of(response);
  }

  private Reply process(ServiceRequest request, String token) {
    synchronized (world.lock()) {
      Optional<Intervention> other = scripts.interventionFor(request);
      runAt(Moment.BEFORE, other);
      Optional<Fault> fault = scripts.faultFor(request);
      boolean reaches = fault.filter(f -> f.moment() == Moment.BEFORE).isEmpty();
      Optional<Ruling> ruling = reaches ? Optional.of(rule(request)) : Optional.empty();
      ruling
          .map(Ruling::response)
          .or(() -> scriptedError(fault))
          .ifPresent(response -> leaveTrail(request, token, response));
      runAt(Moment.AFTER, other);
      return reply(request, ruling, fault);
    }
  }

  /**
   * An error that a script lets the service send is recorded as well; a call that is lost is not.
   */
  private static Optional<Response> scriptedError(Optional<Fault> fault) {
    return fault
        .filter(Fault::sendsResponse)
        .map(f -> f.applyTo(Optional.empty()))
        .filter(response -> response.errorCode().isPresent());
  }

  private void leaveTrail(ServiceRequest request, String token, Response response) {
    World.Place place = new World.Place(request.account(), request.region());
    world.leaveTrail(place, request.operation(), token, request.parameters(), response.errorCode());
  }

  private static void runAt(Moment moment, Optional<Intervention> other) {
    other.filter(o -> o.moment() == moment).ifPresent(o -> o.action().run());
  }

  private Ruling rule(ServiceRequest request) {
    World.Place place = new World.Place(request.account(), request.region());
    Behaviour behaviour = world.behaviourAt(place);
    if (!world.admit(place)) {
      return Ruling.refused(behaviour.get(Knob.THROTTLED), world.organization());
    }
    if (!world.organization().account(place.account()).region(place.region()).enabled()) {
      ServiceError error = behaviour.get(Knob.REGION_NOT_ENABLED);
      return Ruling.read(beforeTheService(error), world.organization());
    }
    if (Json.readObject(request.body()).isEmpty()) {
      return Ruling.read(MALFORMED_BODY, world.organization());
    }
    Ruling ruling = Service.rule(request, world.organization(), behaviour, world.now());
    world.change(before -> ruling.after());
    return ruling;
  }

  /** An error of AWS's front end, such as that of a token it does not know in a Region. */
  private static Response beforeTheService(ServiceError error) {
    return FrontErrors.of(error.status(), error.code(), error.message().orElse(""));
  }

  private Reply reply(ServiceRequest request, Optional<Ruling> ruling, Optional<Fault> fault) {
    Optional<Response> processed = ruling.map(Ruling::response);
    Response response = fault.map(f -> f.applyTo(processed)).or(() -> processed).orElseThrow();
    boolean sent = fault.map(Fault::sendsResponse).orElse(true);
    world.record(
        new Call(
            world.now(),
            request.account(),
            request.region(),
            Optional.of(request.operation()),
            request.path(),
            request.query().values(),
            request.body(),
            sent ? OptionalInt.of(response.status()) : OptionalInt.empty(),
            sent ? response.errorCode() : Optional.empty(),
            ruling.filter(Ruling::tookEffect).isPresent()));
    return new Reply(response, fault.map(Fault::delivery).orElse(WHOLE));
  }
}
