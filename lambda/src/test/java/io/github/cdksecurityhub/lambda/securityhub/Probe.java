package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process of its own that sends one request per line of its input: the SDK reads endpoint and
 * credentials from the environment, which a JVM cannot change for itself.
 */
final class Probe {
  private static final SecurityHubClients CLIENTS = new SecurityHubClients(true);

  private Probe() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("> " + encoded(carriedOut(line.split("\t", -1))));
      System.out.flush();
    }
  }

  private static String encoded(String[] fields) {
    return Arrays.stream(fields)
        .map(each -> Base64.getEncoder().encodeToString(each.getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.joining(" "));
  }

  private static String[] carriedOut(String[] command) {
    AccountRegion place = new AccountRegion("123456789012", command[0]);
    try {
      return command[1].startsWith("event ")
          ? event(command)
          : request(CLIENTS.in(place), command[1]);
    } catch (SecurityHubException e) {
      return failed(e.failure());
    } catch (IOException | InterruptedException | RuntimeException e) {
      return new String[] {"unexpected", e.getClass().getName(), String.valueOf(e.getMessage())};
    }
  }

  private static String[] event(String[] command) throws IOException, InterruptedException {
    String[] words = command[1].split(" ");
    return ProbedEvent.run(CLIENTS::in, command[0], words[1], words[2]);
  }

  private static String[] request(SecurityHub hub, String what) throws SecurityHubException {
    if (what.equals("describe")) {
      return describe(hub);
    }
    if (what.equals("home")) {
      return new String[] {"ok", hub.findHomeRegion().orElse("none")};
    }
    if (what.equals("tags")) {
      return new String[] {"ok", new TreeMap<>(hub.tags()).toString()};
    }
    if (what.equals("linked")) {
      return new String[] {"ok", String.join(" ", hub.linkedRegions())};
    }
    if (what.equals("policies")) {
      return Stream.concat(
              Stream.of("ok"), hub.associatedPolicies().stream().map(AssociatedPolicy::toString))
          .toArray(String[]::new);
    }
    if (what.equals("settings")) {
      hub.updateHub(new HubSettings(Map.of(HubSettings.AUTO_ENABLE_CONTROLS, "true")));
      return new String[] {"ok"};
    }
    hub.update(OrganizationConfiguration.decode(what).orElseThrow());
    return new String[] {"ok"};
  }

  private static String[] describe(SecurityHub hub) throws SecurityHubException {
    LiveConfiguration live = hub.describe().live();
    return new String[] {
      "ok",
      live.type() + "," + live.autoEnable() + "," + live.standards(),
      live.status().name(),
      live.statusMessage(),
      Boolean.toString(live.memberAccountLimitReached())
    };
  }

  private static String[] failed(Failure failure) {
    return new String[] {
      failure.cause().name(),
      Integer.toString(failure.error().status()),
      failure.error().code(),
      failure.error().message(),
      failure.error().requestId(),
      failure.cause().leavesOutcomeUnknown() ? "ambiguous" : "certain"
    };
  }
}
