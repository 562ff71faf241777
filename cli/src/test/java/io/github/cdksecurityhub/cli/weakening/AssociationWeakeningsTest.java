package io.github.cdksecurityhub.cli.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.weakening.AssociationWeakenings.Applied;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A target gets a policy that watches less, or none. */
class AssociationWeakeningsTest {
  private static final String ALL = "'DisabledSecurityControlIdentifiers':[]";
  private static final Applied STRICT = applied("strict", PolicyWeakeningsTest.on("", ALL));
  private static final Applied LOOSE =
      applied(
          "loose", PolicyWeakeningsTest.on("", "'DisabledSecurityControlIdentifiers':['EC2.8']"));
  private static final Applied OFF =
      applied("off", PolicyWeakeningsTest.policy("'ServiceEnabled':'false'"));
  private static final Applied SELF = new Applied(AssociationFields.SELF_MANAGED, Optional.empty());
  private static final Applied UNREAD = new Applied("unread", Optional.empty());

  private static Applied applied(String name, Fields content) {
    return new Applied(name, Optional.of(content));
  }

  @Test
  void aWeakerPolicyIsComparedByTheRulesOfPolicies() {
    assertThat(AssociationWeakenings.moved(STRICT, LOOSE))
        .containsExactly("moved from strict to loose: controls disabled: EC2.8");
    assertThat(AssociationWeakenings.moved(LOOSE, STRICT)).isEmpty();
    assertThat(AssociationWeakenings.moved(STRICT, STRICT)).isEmpty();
  }

  @Test
  void offAndSelfManagedAreWeakerThanAPolicyThatIsOn() {
    assertThat(AssociationWeakenings.moved(STRICT, OFF))
        .containsExactly("moved from strict to off: Security Hub is switched off there");
    assertThat(AssociationWeakenings.moved(STRICT, SELF))
        .containsExactly("moved from strict to self-managed: its owner decides what is on");
    assertThat(AssociationWeakenings.moved(SELF, OFF)).hasSize(1);
    assertThat(AssociationWeakenings.moved(UNREAD, OFF)).hasSize(1);
    assertThat(AssociationWeakenings.moved(OFF, SELF)).isEmpty();
    assertThat(AssociationWeakenings.moved(SELF, STRICT)).isEmpty();
    assertThat(AssociationWeakenings.moved(OFF, LOOSE)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNotJudged() {
    assertThat(AssociationWeakenings.moved(UNREAD, LOOSE)).isEmpty();
    assertThat(AssociationWeakenings.moved(STRICT, UNREAD)).isEmpty();
  }

  @Test
  void aTargetThatLosesAPolicyThatWatchesIsWeaker() {
    assertThat(AssociationWeakenings.removed("account 111122223333", STRICT))
        .containsExactly(
            "account 111122223333 loses the policy strict: it follows its parent's, or none");
    assertThat(AssociationWeakenings.removed("account 111122223333", UNREAD)).hasSize(1);
    assertThat(AssociationWeakenings.removed("account 111122223333", OFF)).isEmpty();
    assertThat(AssociationWeakenings.removed("account 111122223333", SELF)).isEmpty();
  }
}
