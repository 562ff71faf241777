package io.github.cdksecurityhub.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inline policies of an account's roles. They are global: stacks of all Regions share them, and
 * a policy is replaced by any other of its name on its role.
 */
public final class LocalIam {

  private final Map<Key, JsonNode> documents = new LinkedHashMap<>();

  private record Key(String roleName, String policyName) {}

  /** Puts an inline policy on a role, in the place of one that has its name (PutRolePolicy). */
  public synchronized void put(String roleName, String policyName, JsonNode document) {
    documents.put(new Key(roleName, policyName), document);
  }

  /** Takes an inline policy off a role; does nothing where there is none (DeleteRolePolicy). */
  public synchronized void remove(String roleName, String policyName) {
    documents.remove(new Key(roleName, policyName));
  }

  /** Takes every inline policy off a role (DeleteRole). */
  public synchronized void removeAll(String roleName) {
    documents.keySet().removeIf(key -> key.roleName().equals(roleName));
  }

  /** What a role may do, all its policies together; nothing where it has none. */
  public synchronized IamPolicy policyOf(String roleArn) {
    String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
    List<JsonNode> ofRole =
        documents.entrySet().stream()
            .filter(entry -> entry.getKey().roleName().equals(name))
            .map(Map.Entry::getValue)
            .toList();
    return IamPolicy.of(ofRole);
  }
}
