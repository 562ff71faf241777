package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.iam.IamPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Where HTTP meets the service: signature, route, script, ruling, record. */
final class Endpoint {
  private static final String SERVICE = "securityhub";
  private static final Delivery WHOLE = new Delivery.Whole();

  private final World world;
  private final Scripts scripts;
  private final String defaultAccount;
  private final Map<String, String> accountOfKey = new ConcurrentHashMap<>();

  private volatile Function<String, IamPolicy> roles = token -> IamPolicy.EVERYTHING;

  Endpoint(World world, Scripts scripts, String defaultAccount) {
    this.world = world;
    this.scripts = scripts;
    this.defaultAccount = defaultAccount;
  }

  void roles(Function<String, IamPolicy> policyOfToken) {
    roles = policyOfToken;
  }

  void assign(String accessKeyId, String account) {
    accountOfKey.put(accessKeyId, account);
  }

  RestConnection.Reply answer(WireRequest wire) {
    if (!wire.headers().containsKey("authorization")) {
      return refuse(wire, WireErrors.missingAuthentication());
    }
    Optional<Signature> signature = Signature.of(wire.headers());
    if (signature.isEmpty()) {
      return refuse(wire, WireErrors.incompleteSignature());
    }
    if (!signature.get().service().equals(SERVICE)) {
      return refuse(wire, WireErrors.wrongService());
    }
    Optional<Operation> operation = Operation.of(wire.method(), wire.path());
    if (operation.isEmpty()) {
      return refuse(wire, WireErrors.unknownOperation());
    }
    String token = wire.headers().getOrDefault("x-amz-security-token", "");
    return process(request(wire, signature.get(), operation.get(), token), token);
  }

  private ServiceRequest request(
      WireRequest wire, Signature signature, Operation operation, String token) {
    return new ServiceRequest(
        operation,
        accountOfKey.getOrDefault(signature.accessKeyId(), defaultAccount),
        signature.region(),
        roles.apply(token),
        wire.path(),
        wire.query(),
        wire.body());
  }

  private RestConnection.Reply refuse(WireRequest wire, Answer answer) {
    world.record(
        new Call(
            world.now(),
            "",
            "",
            Operation.of(wire.method(), wire.path()),
            wire.path(),
            wire.query().values(),
            wire.body(),
            OptionalInt.of(answer.status()),
            answer.errorCode(),
            false));
    return new RestConnection.Reply(answer, WHOLE);
  }

  private RestConnection.Reply process(ServiceRequest request, String token) {
    synchronized (world.lock()) {
      world.catchUp();
      Optional<Intervention> other = scripts.interventionFor(request);
      runAt(Moment.BEFORE, other);
      Optional<Fault> fault = scripts.faultFor(request);
      boolean reaches = fault.filter(f -> f.moment() == Moment.BEFORE).isEmpty();
      Optional<Ruling> ruling = reaches ? Optional.of(rule(request)) : Optional.empty();
      ruling
          .map(Ruling::answer)
          .or(() -> scriptedError(fault))
          .ifPresent(answer -> leaveTrail(request, token, answer));
      runAt(Moment.AFTER, other);
      return reply(request, ruling, fault);
    }
  }

  /**
   * An error that a script lets the service send is recorded as well; a call that is lost is not.
   */
  private static Optional<Answer> scriptedError(Optional<Fault> fault) {
    return fault
        .filter(Fault::isAnswered)
        .map(f -> f.applyTo(Optional.empty()))
        .filter(answer -> answer.errorCode().isPresent());
  }

  private void leaveTrail(ServiceRequest request, String token, Answer answer) {
    World.Place place = new World.Place(request.account(), request.region());
    world.leaveTrail(place, request.operation(), token, answer.errorCode());
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
      return Ruling.read(WireErrors.beforeTheService(error), world.organization());
    }
    if (Json.readObject(request.body()).isEmpty()) {
      return Ruling.read(WireErrors.malformedBody(), world.organization());
    }
    Ruling ruling = Service.rule(request, world.organization(), behaviour, world.now());
    world.change(before -> ruling.after());
    return ruling;
  }

  private RestConnection.Reply reply(
      ServiceRequest request, Optional<Ruling> ruling, Optional<Fault> fault) {
    Optional<Answer> processed = ruling.map(Ruling::answer);
    Answer answer = fault.map(f -> f.applyTo(processed)).or(() -> processed).orElseThrow();
    boolean sent = fault.map(Fault::isAnswered).orElse(true);
    world.record(
        new Call(
            world.now(),
            request.account(),
            request.region(),
            Optional.of(request.operation()),
            request.path(),
            request.query().values(),
            request.body(),
            sent ? OptionalInt.of(answer.status()) : OptionalInt.empty(),
            sent ? answer.errorCode() : Optional.empty(),
            ruling.filter(Ruling::tookEffect).isPresent()));
    return new RestConnection.Reply(answer, fault.map(Fault::delivery).orElse(WHOLE));
  }
}
