package io.github.cdksecurityhub.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a caller may do: statements that allow or deny actions on resources.
 *
 * @param statements the statements; none allow nothing
 */
public record IamPolicy(List<Statement> statements) {
  private static final List<String> KNOWN = List.of("Sid", "Effect", "Action", "Resource");

  /** Allows everything. */
  public static final IamPolicy EVERYTHING =
      new IamPolicy(List.of(new Statement(Effect.ALLOW, List.of("*"), List.of("*"))));

  /** What a statement does. */
  public enum Effect {
    /** It allows. */
    ALLOW,
    /** It denies, also where another statement allows. */
    DENY
  }

  /** Why a call is allowed or not. */
  public enum Decision {
    /** A statement allows it and none denies it. */
    ALLOWED,
    /** No statement allows it. */
    NOT_ALLOWED,
    /** A statement denies it. */
    DENIED
  }

  /**
   * A statement.
   *
   * @param effect what it does
   * @param actions its actions, with the wildcards {@code *} and {@code ?}
   * @param resources the ARNs of its resources, with the same wildcards
   */
  public record Statement(Effect effect, List<String> actions, List<String> resources) {

    /** Copies the lists. */
    public Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }

    boolean covers(String action, String resource) {
      return actions.stream().anyMatch(it -> matches(it, action, Pattern.CASE_INSENSITIVE))
          && resources.stream().anyMatch(it -> matches(it, resource, 0));
    }

    private static boolean matches(String wildcards, String text, int flags) {
      String pattern = Pattern.quote(wildcards).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      return Pattern.compile(pattern, flags).matcher(text).matches();
    }
  }

  /** Copies the statements. */
  public IamPolicy {
    statements = List.copyOf(statements);
  }

  /** Allows actions on every resource. */
  public static IamPolicy allowing(String... actions) {
    return new IamPolicy(List.of(new Statement(Effect.ALLOW, List.of(actions), List.of("*"))));
  }

  /**
   * Reads policy documents, as templates have them once their references are resolved.
   *
   * @throws IllegalArgumentException where a statement has what this local IAM does not evaluate,
   *     such as a Condition
   */
  public static IamPolicy of(Collection<? extends JsonNode> documents) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode document : documents) {
      JsonNode all = document.path("Statement");
      if (all.isArray()) {
        all.forEach(it -> statements.add(statement(it)));
      } else {
        statements.add(statement(all));
      }
    }
    return new IamPolicy(statements);
  }

  private static Statement statement(JsonNode json) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("The local IAM does not evaluate " + name);
              }
            });
    Effect effect = json.path("Effect").asText().equals("Deny") ? Effect.DENY : Effect.ALLOW;
    return new Statement(effect, texts(json.path("Action")), texts(json.path("Resource")));
  }

  private static List<String> texts(JsonNode oneOrMany) {
    List<String> texts = new ArrayList<>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(it -> texts.add(it.asText()));
    } else {
      texts.add(oneOrMany.asText());
    }
    return texts;
  }

  /**
   * Decides on a call.
   *
   * @param action for instance {@code securityhub:TagResource}
   * @param resource the ARN of what it is called on; {@code *} for an action that has no resource,
   *     which only statements for {@code *} cover
   */
  public Decision decide(String action, String resource) {
    if (has(Effect.DENY, action, resource)) {
      return Decision.DENIED;
    }
    return has(Effect.ALLOW, action, resource) ? Decision.ALLOWED : Decision.NOT_ALLOWED;
  }

  /** Whether a call is allowed. */
  public boolean allows(String action, String resource) {
    return decide(action, resource) == Decision.ALLOWED;
  }

  private boolean has(Effect effect, String action, String resource) {
    return statements.stream().anyMatch(it -> it.effect() == effect && it.covers(action, resource));
  }
}
