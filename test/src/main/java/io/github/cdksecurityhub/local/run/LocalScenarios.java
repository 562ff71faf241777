package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.run.Scenario.Step;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.util.List;

/** LOCAL in one Region and in several. */
final class LocalScenarios {

  private static final LiveConfiguration FOREIGN =
      LiveConfiguration.local(false, AutoEnableStandards.NONE);

  private LocalScenarios() {}

  static Scenario local() {
    Registration registration = registration("us-east-1");
    return new Scenario(
        hub -> hub.in("us-east-1").removeAdministrator(), steps(registration, "us-east-1"));
  }

  static Scenario regions() {
    Registration registration = registration("eu-central-1");
    return new Scenario(
        hub -> {
          hub.in("us-east-1").configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
          hub.in("eu-west-1").configure(LiveConfiguration.local(true, AutoEnableStandards.NONE));
          hub.in("eu-central-1").removeAdministrator();
        },
        steps(registration, "eu-west-1"));
  }

  private static Registration registration(String region) {
    return new Registration(region, Registration.PROPAGATION, ", as the reason gives it");
  }

  private static List<Step> steps(Registration registration, String foreignRegion) {
    return List.of(
        registration::show,
        registration::failToDeploy,
        registration::register,
        Steps::deployAgain,
        Steps::deployUnchanged,
        Steps.change("AutoEnableStandards becomes NONE", t -> t.local("true", "NONE")),
        Steps.heal(foreignRegion, FOREIGN),
        Steps::delete);
  }
}
