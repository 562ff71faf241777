package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.time.Duration;
import java.util.List;

/** CENTRAL, brought up while the organization's data is syncing. */
final class CentralScenario {

  private static final String HOME = "us-east-1";

  private CentralScenario() {}

  static Scenario scenario() {
    Registration registration =
        new Registration(
            HOME,
            "An account that belongs to no administrator may create the finding aggregator, so this comes as far"
                + " as the function. "
                + Registration.PROPAGATION,
            "; Security Hub now syncs the organization's data, here for 3 s, and takes no central"
                + " configuration until that is done");
    return new Scenario(
        CentralScenario::prior,
        List.of(
            registration::show,
            registration::failToDeploy,
            registration::register,
            Steps::deployAgain,
            Steps::deployUnchanged,
            Steps.change("CENTRAL becomes LOCAL", t -> t.local("true", "NONE")),
            Steps.change("LOCAL becomes CENTRAL again", EditedTemplate::central),
            Steps.heal(HOME, LiveConfiguration.local(true, AutoEnableStandards.DEFAULT)),
            Steps::delete));
  }

  private static void prior(LocalSecurityHub hub) {
    hub.in(HOME)
        .configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT))
        .removeAdministrator();
    hub.set(Knob.SYNC_AFTER_REGISTRATION, Lasting.time(Duration.ofSeconds(3)));
    hub.set(Knob.PENDING, Lasting.time(Duration.ofSeconds(1)));
  }
}
