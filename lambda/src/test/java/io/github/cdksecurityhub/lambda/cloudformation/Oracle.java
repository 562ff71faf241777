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

  static void idRemembers(
      List<String> history, LiveConfiguration before, String old, Response response) {
    String id = response.physicalResourceId();
    if (!old.isEmpty()) {
      assertThat(id).as("an Update keeps the id: %s", history).isEqualTo(old);
    } else if (!id.endsWith("/unobserved")) {
      assertThat(id).as("%s", history).endsWith("/" + before.toConfiguration().encoded());
    }
  }

  static void afterDelete(
      List<String> history,
      LiveConfiguration before,
      RandomStack.Declared declared,
      String id,
      Response response,
      LiveConfiguration after) {
    assertThat(response.status()).as("%s", history).isEqualTo(Response.Status.SUCCESS);
    Optional<OrganizationConfiguration> expected = Optional.empty();
    boolean ours = !id.endsWith("/unobserved") && declared.configuration().matches(before);
    if (ours && declared.onDelete() == OnDelete.RESTORE) {
      expected = OrganizationConfiguration.decode(id.substring(id.lastIndexOf('/') + 1));
    } else if (ours && declared.onDelete() == OnDelete.RESET) {
      expected = OrganizationConfiguration.decode("LOCAL,false,NONE");
    }
    if (expected.isPresent()) {
      assertThat(RandomStack.shows(after, expected.get())).as("restored: %s", history).isTrue();
    } else {
      assertThat(after).as("not changed: %s", history).isEqualTo(before);
    }
  }
}
