package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import java.util.Optional;

/** What must be true after an event, written without the handler's code. */
final class Oracle {
  private Oracle() {}

  static void afterWrite(
      List<String> history,
      LiveConfiguration before,
      OrganizationConfiguration declared,
      Response response,
      LiveConfiguration after) {
    if (response.status() == Response.Status.SUCCESS) {
      assertThat(RandomStack.shows(after, declared)).as("success is proof: %s", history).isTrue();
      assertThat(response.data()).as("%s", history).containsEntry("Status", "ENABLED").hasSize(10);
    } else {
      assertThat(after.equals(before) || RandomStack.shows(after, declared))
          .as("a failure leaves the old or the new, and nothing else: %s", history)
          .isTrue();
    }
  }

  /**
   * @param previous what was live before the resource was created
   * @param isUndone whether a creation that failed, or is rolled back, is deleted
   */
  static void afterDelete(
      List<String> history,
      LiveConfiguration before,
      RandomStack.Declared declared,
      OrganizationConfiguration previous,
      boolean isUndone,
      Response response,
      LiveConfiguration after) {
    assertThat(response.status()).as("%s", history).isEqualTo(Response.Status.SUCCESS);
    Optional<OrganizationConfiguration> expected = Optional.empty();
    boolean isAsDeclared = declared.configuration().matches(before);
    if (isAsDeclared && (isUndone || declared.onDelete() == OnDelete.RESTORE)) {
      expected = Optional.of(previous);
    } else if (isAsDeclared && declared.onDelete() == OnDelete.RESET) {
      expected = OrganizationConfiguration.decode("LOCAL,false,NONE");
    }
    if (expected.isPresent()) {
      assertThat(RandomStack.shows(after, expected.get())).as("restored: %s", history).isTrue();
    } else {
      assertThat(after).as("not changed: %s", history).isEqualTo(before);
    }
  }
}
