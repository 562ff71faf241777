package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.aws.Caller.UnknownAccountException;
import io.github.cdksecurityhub.cli.console.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The sessions of a command, by the account that each belongs to. */
public final class Accounts {
  private final Map<String, AwsSession> sessions = new LinkedHashMap<>();
  private Optional<AwsSession> unchecked = Optional.empty();

  /** Reads the account of each session. */
  public Accounts(List<AwsSession> all, String region, Consumer<String> notes) {
    for (AwsSession session : all) {
      try {
        sessions.put(session.caller().account(region), session);
      } catch (UnknownAccountException e) {
        if (all.size() > 1) {
          throw new CommandException("The account of a --role-arn is not known: " + e.getMessage());
        }
        unchecked = Optional.of(session);
        notes.accept("The account is not checked: " + e.getMessage());
      }
    }
  }

  /** Returns the account that the app leaves open: where there is just one, that. */
  public Optional<String> only() {
    return sessions.size() == 1 ? sessions.keySet().stream().findFirst() : Optional.empty();
  }

  /** Returns the accounts, for a sentence. */
  public String names() {
    return String.join(", ", sessions.keySet());
  }

  /** Returns the session of an account, empty where there is none. */
  public Optional<AwsSession> of(String account) {
    if (!account.matches("\\d{12}") && sessions.size() == 1) {
      return sessions.values().stream().findFirst();
    }
    return unchecked.or(() -> Optional.ofNullable(sessions.get(account)));
  }
}
