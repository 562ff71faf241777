package io.github.cdksecurityhub.local.securityhub;

import java.util.ArrayList;
import java.util.List;

/**
 * What a configuration policy can be associated with.
 *
 * @param type account, organizational unit or root
 * @param id its id
 */
public record PolicyTarget(Type type, String id) {

  /** The kinds of targets, with the member of a request that has one's id. */
  public enum Type {
    /** One account. */
    ACCOUNT("AccountId", "\\d{12}"),
    /** An organizational unit. */
    ORGANIZATIONAL_UNIT("OrganizationalUnitId", "ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}"),
    /** The organization's root. */
    ROOT("RootId", "r-[0-9a-z]{4,32}");

    private final String member;
    private final String pattern;

    Type(String member, String pattern) {
      this.member = member;
      this.pattern = pattern;
    }
  }

  /** The target of a request, which names exactly one. */
  static PolicyTarget of(Case asked, RequestBody target) {
    List<PolicyTarget> named = new ArrayList<>();
    for (Type type : Type.values()) {
      target.text(type.member).ifPresent(id -> named.add(new PolicyTarget(type, id)));
    }
    if (named.size() != 1 || !named.get(0).id().matches(named.get(0).type().pattern)) {
      throw asked.invalid("Target");
    }
    return named.get(0);
  }
}
