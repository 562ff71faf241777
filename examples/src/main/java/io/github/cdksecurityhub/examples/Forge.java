package io.github.cdksecurityhub.examples;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A forge whose jobs get tokens that AWS trusts. The subject of a token says what the job runs for,
 * and is all that AWS can tell jobs apart by.
 *
 * @see <a href="https://docs.github.com/actions/reference/openid-connect-reference">GitHub: OIDC
 *     reference</a>
 * @see <a href="https://docs.gitlab.com/ci/cloud_services/aws/">GitLab: OIDC with AWS</a>
 */
enum Forge {
  /**
   * Repositories made or renamed since July 2026 have numbers in their subjects: {@code
   * owner@1/name@2}.
   */
  GITHUB(
      "token.actions.githubusercontent.com",
      "sts.amazonaws.com",
      Pattern.compile("[\\w.-]+(@\\d+)?/[\\w.-]+(@\\d+)?")) {
    @Override
    List<String> planSubjects(GitopsSettings settings) {
      String repository = "repo:" + checked(settings.repository());
      return List.of(
          repository + ":pull_request", repository + ":ref:refs/heads/" + settings.branch());
    }

    /** A job that names an environment has no other subject, whatever branch it runs on. */
    @Override
    List<String> deploySubjects(GitopsSettings settings) {
      return List.of(
          "repo:%s:environment:%s"
              .formatted(checked(settings.repository()), settings.environment()));
    }
  },
  /** A merge request's subject is its source branch, so every branch may plan. */
  GITLAB("gitlab.com", "https://gitlab.com", Pattern.compile("[\\w.-]+(/[\\w.-]+)+")) {
    @Override
    List<String> planSubjects(GitopsSettings settings) {
      return List.of(
          "project_path:%s:ref_type:branch:ref:*".formatted(checked(settings.repository())));
    }

    @Override
    List<String> deploySubjects(GitopsSettings settings) {
      return List.of(
          "project_path:%s:ref_type:branch:ref:%s"
              .formatted(checked(settings.repository()), settings.branch()));
    }
  };

  private final String host;
  private final String audience;
  private final Pattern repositories;

  Forge(String host, String audience, Pattern repositories) {
    this.host = host;
    this.audience = audience;
    this.repositories = repositories;
  }

  static Forge named(String name) {
    return Stream.of(values())
        .filter(forge -> forge.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot trust the forge \"%s\": it is not known. Pass -c forge=github or gitlab."
                        .formatted(name)));
  }

  /** What jobs that read may run for. */
  abstract List<String> planSubjects(GitopsSettings settings);

  /** What jobs that deploy may run for. */
  abstract List<String> deploySubjects(GitopsSettings settings);

  /** Whom the tokens are from, as AWS names it. */
  String host() {
    return host;
  }

  /** Whom the tokens are for. */
  String audience() {
    return audience;
  }

  /** Refuses what would match more than one repository, an asterisk above all. */
  String checked(String repository) {
    if (!repositories.matcher(repository).matches()) {
      throw new IllegalArgumentException(
          "Cannot trust the repository \"%s\": %s has none of such a name. Pass -c repository=NAME"
                  .formatted(repository, this)
              + ", as in the address of its page.");
    }
    return repository;
  }
}
