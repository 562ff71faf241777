package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import java.util.Optional;

/** What must be true after an event, said without a look at how the handler does it. */
final class Oracle {
  private Oracle() {}

  static void afterWrite(
      List<String> story,
      LiveConfiguration before,
      OrganizationConfiguration declared,
      Response answer,
      LiveConfiguration after) {
    if (answer.status() == Response.Status.SUCCESS) {
      assertThat(RandomStack.shows(after, declared)).as("success is proof: %s", story).isTrue();
      assertThat(answer.data()).as("%s", story).containsEntry("Status", "ENABLED").hasSize(10);
    } else {
      assertThat(after.equals(before) || RandomStack.shows(after, declared))
          .as("a failure leaves the old or the new, and nothing else: %s", story)
          .isTrue();
    }
  }

  static void idRemembers(
      List<String> story, LiveConfiguration before, String old, Response answer) {
    String id = answer.physicalResourceId();
    if (!old.isEmpty()) {
      assertThat(id).as("an Update keeps the id: %s", story).isEqualTo(old);
    } else if (!id.endsWith("/unobserved")) {
      assertThat(id).as("%s", story).endsWith("/" + before.asDeclared().encoded());
    }
  }

  static void afterDelete(
      List<String> story,
      LiveConfiguration before,
      RandomStack.Declared declared,
      String id,
      Response answer,
      LiveConfiguration after) {
    assertThat(answer.status()).as("%s", story).isEqualTo(Response.Status.SUCCESS);
    Optional<OrganizationConfiguration> expected = Optional.empty();
    boolean ours = !id.endsWith("/unobserved") && declared.configuration().isShownBy(before);
    if (ours && declared.onDelete() == OnDelete.RESTORE) {
      expected = OrganizationConfiguration.decode(id.substring(id.lastIndexOf('/') + 1));
    } else if (ours && declared.onDelete() == OnDelete.RESET) {
      expected = OrganizationConfiguration.decode("LOCAL,false,NONE");
    }
    if (expected.isPresent()) {
      assertThat(RandomStack.shows(after, expected.get())).as("put back: %s", story).isTrue();
    } else {
      assertThat(after).as("not touched: %s", story).isEqualTo(before);
    }
  }
}
