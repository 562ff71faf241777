package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a configuration policy applies to: the organization's root, an organizational unit with all
 * that is below it, or one account.
 *
 * <p>What has no policy of its own inherits the one of its nearest parent. A resource is named
 * after the target alone, so a target moves from one policy to another in place and is at no time
 * without one. A token is named after its expression: writing the same id in another way makes
 * another resource of it, and the deletion of the old one takes the policy away from the target.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/configuration-policies-overview.html">How
 *     configuration policies work</a>
 */
public final class PolicyTarget {
  private final Kind kind;
  private final String id;

  /** What a target is, in the words of {@code AWS::SecurityHub::PolicyAssociation}. */
  public enum Kind {
    /** One account. */
    ACCOUNT("account", "[0-9]{12}", "twelve digits, like 123456789012"),
    /** An organizational unit, with all units and accounts below it. */
    ORGANIZATIONAL_UNIT(
        "organizational unit",
        "ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}",
        "like ou-ab12-abcdefgh, the root's letters first"),
    /** The organization's root, with everything below it. */
    ROOT("root", "r-[0-9a-z]{4,32}", "like r-ab12");

    private final String words;
    private final String pattern;
    private final String looks;

    Kind(String words, String pattern, String looks) {
      this.words = words;
      this.pattern = pattern;
      this.looks = looks;
    }

    /** The form of the kind's ids, for messages. */
    String looks() {
      return looks;
    }
  }

  PolicyTarget(Kind kind, String id) {
    this.kind = kind;
    this.id = requireNonNull(id, "id is required");
  }

  /**
   * The organization's root: every account.
   *
   * @param id such as {@code r-ab12}; the management account's {@code aws organizations list-roots}
   *     prints it
   * @return the target
   * @see <a
   *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html">Root</a>
   */
  public static PolicyTarget root(String id) {
    return new PolicyTarget(Kind.ROOT, id);
  }

  /**
   * An organizational unit, with all units and accounts below it.
   *
   * @param id such as {@code ou-ab12-abcdefgh}
   * @return the target
   * @see <a href=
   *     "https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html">
   *     OrganizationalUnit</a>
   */
  public static PolicyTarget organizationalUnit(String id) {
    return new PolicyTarget(Kind.ORGANIZATIONAL_UNIT, id);
  }

  /**
   * One account.
   *
   * @param id twelve digits
   * @return the target
   */
  public static PolicyTarget account(String id) {
    return new PolicyTarget(Kind.ACCOUNT, id);
  }

  /** The target whose id it is, by the form of the id; empty where it has none of the forms. */
  static Optional<PolicyTarget> byId(String id) {
    return Stream.of(Kind.values())
        .map(kind -> new PolicyTarget(kind, id))
        .filter(PolicyTarget::isWellFormed)
        .findFirst();
  }

  /** How ids look, of every kind. */
  static String looks() {
    return Stream.of(Kind.values()).map(Kind::looks).collect(Collectors.joining("; "));
  }

  /** {@return what the target is} */
  public Kind getKind() {
    return kind;
  }

  /** {@return the target's id in AWS Organizations as it was named, perhaps a token} */
  public String getId() {
    return id;
  }

  /** Whether the id is one that AWS Organizations gives to this kind. */
  boolean isWellFormed() {
    return id.matches(kind.pattern);
  }

  /** The letters that the ids of an organization's root and units share; of an account: none. */
  String rootLetters() {
    return kind == Kind.ACCOUNT ? "" : id.split("-")[1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyTarget target && target.kind == kind && target.id.equals(id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, id);
  }

  @Override
  public String toString() {
    return kind.words + " " + id;
  }
}
