package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import software.constructs.IConstruct;

/**
 * A repository whose pipeline jobs AWS trusts by their OpenID Connect tokens. The subject of a
 * token says what the job runs for, and is all that AWS can tell jobs apart by.
 *
 * <p>Sources are values: every method returns a new one.
 *
 * @see <a href="https://docs.github.com/actions/reference/openid-connect-reference">GitHub: OIDC
 *     reference</a>
 * @see <a href="https://docs.gitlab.com/ci/cloud_services/aws/">GitLab: OIDC with AWS</a>
 */
@CheckReturnValue
public final class PipelineSource {
  private static final Pattern GITHUB_NAME = Pattern.compile("[\\w.-]+(@\\d+)?/[\\w.-]+(@\\d+)?");
  private static final Pattern GITLAB_NAME = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");
  private static final Pattern HOST = Pattern.compile("[\\w-]+(\\.[\\w-]+)+");
  private static final String REFS = "refs/heads/";
  private static final Pattern PLAIN = Pattern.compile("[\\w./-]+");

  /** The owners that examples name: others can register them. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "my-organization", "my-org", "my-group", "your-org", "octo-org", "octo-group", "owner");

  private final boolean isGitHub;
  private final String host;
  private final String repository;
  private final String branch;
  private final String environment;

  private PipelineSource(
      boolean isGitHub, String host, String repository, String branch, String environment) {
    this.isGitHub = isGitHub;
    this.host = host;
    this.repository = requireNonNull(repository, "repository is required");
    this.branch = requireNonNull(branch, "branch is required");
    this.environment = requireNonNull(environment, "environment is required");
  }

  /**
   * A repository on GitHub. Pull requests and the branch may plan; jobs of the environment may
   * deploy.
   *
   * @param repository {@code owner/name}; of repositories made or renamed since July 2026 with the
   *     numbers that GitHub writes into subjects, {@code owner@1/name@2}
   * @return the source, with branch {@code main} and environment {@code production}
   */
  public static PipelineSource gitHub(String repository) {
    return new PipelineSource(
        true, "token.actions.githubusercontent.com", repository, "main", "production");
  }

  /**
   * A project on gitlab.com. Every branch may plan, as a merge request's subject is its source
   * branch; the branch may deploy.
   *
   * @param project {@code group/name}
   * @return the source, with branch {@code main}
   */
  public static PipelineSource gitLab(String project) {
    return gitLab(project, "gitlab.com");
  }

  /**
   * A project on a GitLab of your own.
   *
   * @param project {@code group/name}
   * @param host its host, such as {@code gitlab.example.com}
   * @return the source, with branch {@code main}
   */
  public static PipelineSource gitLab(String project, String host) {
    return new PipelineSource(false, requireNonNull(host, "host is required"), project, "main", "");
  }

  /**
   * The branch that is deployed. Default: {@code main}.
   *
   * @param name a protected branch, without {@code refs/heads/}
   * @return the source with that branch
   */
  public PipelineSource branch(String name) {
    return new PipelineSource(isGitHub, host, repository, name, environment);
  }

  /**
   * The environment of GitHub that deployments go through, with its protection rules. Default:
   * {@code production}. On GitLab it has no effect.
   *
   * @param name the environment
   * @return the source with that environment
   */
  public PipelineSource environment(String name) {
    return new PipelineSource(isGitHub, host, repository, branch, name);
  }

  /** Refuses what would match more than one repository, branch or environment, or a stranger's. */
  void checkFor(IConstruct construct) {
    if (!(isGitHub ? GITHUB_NAME : GITLAB_NAME).matcher(repository).matches()) {
      throw refuse(
          construct,
          repository,
          "no repository has such a name",
          "Pass it as in the address of its page, " + (isGitHub ? "owner/name" : "group/name"));
    }
    if (PLACEHOLDERS.contains(repository.toLowerCase(Locale.ROOT).split("[@/]")[0])) {
      throw refuse(
          construct,
          repository,
          "that is the placeholder of an example, a name that anybody can own",
          "Pass your own repository");
    }
    if (!HOST.matcher(host).matches()) {
      throw refuse(
          construct,
          host,
          "it is not the name of a host",
          "Pass the name alone, such as gitlab.example.com");
    }
    if (branch.startsWith(REFS)) {
      throw refuse(
          construct,
          branch,
          "a branch is named without " + REFS,
          "Pass " + branch.substring(REFS.length()));
    }
    for (String name : isGitHub ? List.of(branch, environment) : List.of(branch)) {
      if (!PLAIN.matcher(name).matches()) {
        throw refuse(
            construct,
            name,
            "it is empty or has other characters than letters, digits and ._/-, and must match"
                + " itself alone",
            "Pass the name of a branch or an environment without them");
      }
    }
  }

  private static IllegalArgumentException refuse(
      IConstruct construct, String name, String reason, String wayOut) {
    return Refusal.of(construct, "trust jobs of \"" + name + "\"", reason, wayOut);
  }

  /** Whom the tokens are from, as AWS names it. */
  String host() {
    return host;
  }

  /** Whom the tokens are for. */
  String audience() {
    return isGitHub ? "sts.amazonaws.com" : "https://" + host;
  }

  /** What jobs that plan may run for. */
  List<String> planSubjects() {
    return isGitHub
        ? List.of(
            "repo:%s:pull_request".formatted(repository),
            "repo:%s:ref:refs/heads/%s".formatted(repository, branch),
            "repo:%s:environment:%s".formatted(repository, environment))
        : List.of("project_path:%s:ref_type:branch:ref:*".formatted(repository));
  }

  /** What jobs that deploy may run for. On GitHub, a job of an environment has no other subject. */
  List<String> deploySubjects() {
    return List.of(
        isGitHub
            ? "repo:%s:environment:%s".formatted(repository, environment)
            : "project_path:%s:ref_type:branch:ref:%s".formatted(repository, branch));
  }
}
