package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the local run plays with one example.
 *
 * @param prior brings the local Security Hub into the state that the first deployment finds
 * @param unregistered the Region where the account is not the administrator yet
 * @param beforeFailure what to know about the deployment that fails
 * @param failure what the first deployment's reason must contain
 * @param afterRegistration what the registration leads to, as the end of a sentence; may be empty
 * @param changes the edits of the template, one deployment each
 * @param foreignRegion where somebody else writes
 * @param foreign what somebody else writes there
 */
public record Scenario(
    Consumer<LocalSecurityHub> prior,
    String unregistered,
    String beforeFailure,
    List<String> failure,
    String afterRegistration,
    List<Edit> changes,
    String foreignRegion,
    LiveConfiguration foreign) {

  /**
   * An edit of the template.
   *
   * @param title what someone would say they did
   * @param edit the edit
   */
  public record Edit(String title, UnaryOperator<EditedTemplate> edit) {}

  private static final Map<String, Scenario> ALL =
      new TreeMap<>(Map.of("local", local(), "regions", regions(), "central", central()));

  /** The scenario of an example; empty when there is none. */
  public static Optional<Scenario> of(String example) {
    return Optional.ofNullable(ALL.get(example));
  }

  /** The examples that have a scenario. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The function's timeout in the local run, in seconds; in the template it is 900. */
  static final int FUNCTION_TIMEOUT_SECONDS = 120;

  private static final String PROPAGATION =
      "A Create waits for a registration to spread, for a fifteenth of the function's time: 8 s"
          + " here, since its timeout is lowered from 900 to "
          + FUNCTION_TIMEOUT_SECONDS
          + " s in the template, in memory.";

  private static Scenario local() {
    return new Scenario(
        hub -> hub.in("us-east-1").removeAdministrator(),
        "us-east-1",
        PROPAGATION,
        List.of("us-east-1", "administrator", "EnableOrganizationAdminAccount"),
        ", as the reason said",
        List.of(new Edit("AutoEnableStandards becomes NONE", t -> t.local("true", "NONE"))),
        "us-east-1",
        LiveConfiguration.local(false, AutoEnableStandards.NONE));
  }

  private static Scenario regions() {
    return new Scenario(
        hub -> {
          hub.in("us-east-1").configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
          hub.in("eu-west-1").configure(LiveConfiguration.local(true, AutoEnableStandards.NONE));
          hub.in("eu-central-1").removeAdministrator();
        },
        "eu-central-1",
        PROPAGATION,
        List.of("eu-central-1", "administrator", "EnableOrganizationAdminAccount"),
        ", as the reason said",
        List.of(new Edit("AutoEnableStandards becomes NONE", t -> t.local("true", "NONE"))),
        "eu-west-1",
        LiveConfiguration.local(false, AutoEnableStandards.NONE));
  }

  private static Scenario central() {
    return new Scenario(
        hub -> {
          hub.in("us-east-1")
              .configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT))
              .removeAdministrator();
          hub.set(Knob.SYNC_AFTER_REGISTRATION, Lasting.time(Duration.ofSeconds(3)));
          hub.set(Knob.PENDING, Lasting.time(Duration.ofSeconds(1)));
        },
        "us-east-1",
        "An account that stands alone may create the finding aggregator, so this comes as far as"
            + " the function. "
            + PROPAGATION,
        List.of("us-east-1", "administrator", "EnableOrganizationAdminAccount"),
        "; Security Hub now syncs the organization's data, here for 3 s, and takes no central"
            + " configuration until that is done",
        List.of(
            new Edit("CENTRAL becomes LOCAL", t -> t.local("true", "NONE")),
            new Edit("LOCAL becomes CENTRAL again", EditedTemplate::central)),
        "us-east-1",
        LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
  }
}
