package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.InParallel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** The accounts that can be read: that of each {@code --role-arn}, else the credentials' own. */
public final class Accounts {
  private final AwsSession own;
  private final Map<String, AwsSession> sessions = new ConcurrentSkipListMap<>();
  private final Map<String, String> problems = new ConcurrentSkipListMap<>();
  private Optional<String> standard = Optional.empty();

  private Accounts(AwsSession own) {
    this.own = own;
  }

  /** Assumes the roles; one that can't be assumed hides no other. */
  static Accounts open(AwsSession own, List<RoleArn> roles) throws InterruptedException {
    Set<String> named = new HashSet<>();
    for (RoleArn role : roles) {
      if (!named.add(role.account())) {
        throw new CommandException(
            "Two --role-arn are of the account " + role.account() + ". Name one of each account.");
      }
    }
    Accounts accounts = new Accounts(own);
    InParallel.each(roles, accounts::assume);
    if (!roles.isEmpty() && accounts.sessions.isEmpty()) {
      throw new CommandException(String.join(" ", accounts.problems.values()));
    }
    if (roles.size() == 1) {
      accounts.standard = Optional.of(roles.get(0).account());
    }
    return accounts;
  }

  private boolean assume(RoleArn role) {
    try {
      sessions.put(role.account(), own.as(role));
    } catch (CommandException e) {
      problems.put(role.account(), e.getMessage());
    }
    return sessions.containsKey(role.account());
  }

  /** Reads whose the credentials themselves are, unless roles are of all that is wanted. */
  public void identify(Set<String> wanted, String region, Consumer<String> notes) {
    boolean hasRoles = !sessions.isEmpty();
    if (hasRoles && wanted.stream().allMatch(this::isNamed)) {
      return;
    }
    Optional<String> account = new Caller(own).account(region, notes);
    account.filter(each -> !isNamed(each)).ifPresent(each -> sessions.put(each, own));
    if (!hasRoles) {
      standard = account;
    }
  }

  private boolean isNamed(String account) {
    return sessions.containsKey(account) || problems.containsKey(account);
  }

  /** Returns the account of what the app leaves open: the one role's, or the credentials' own. */
  public Optional<String> standard() {
    return standard;
  }

  public Optional<String> region() {
    return own.region();
  }

  /** Where no account is known, the credentials are taken for those of any. */
  public Optional<AwsSession> of(String account) {
    return sessions.isEmpty() ? Optional.of(own) : Optional.ofNullable(sessions.get(account));
  }

  /** Returns why there is no session, and what to do, as a clause. */
  public String problem(Optional<String> account) {
    if (account.isEmpty()) {
      return "names no account, and there are several --role-arn. Name one in its env, or plan it"
          + " with one --role-arn.";
    }
    String named = "is for the account " + account.get();
    return problems.containsKey(account.get())
        ? named + ". " + problems.get(account.get())
        : named
            + ", and these credentials are of "
            + String.join(", ", sessions.keySet())
            + ". Choose others with --profile, add the --role-arn of a role there, or choose other"
            + " stacks with --stack.";
  }
}
