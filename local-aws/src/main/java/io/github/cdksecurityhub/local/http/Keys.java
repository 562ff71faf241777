package io.github.cdksecurityhub.local.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which account an access key is of: a key that ends in twelve digits is of the account with that
 * number, every other of the default account, unless it was assigned to one.
 */
public final class Keys {
  private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{12}$");

  private final String defaultAccount;
  private final Map<String, String> assigned = new ConcurrentHashMap<>();

  Keys(String defaultAccount) {
    this.defaultAccount = defaultAccount;
  }

  /** An access key of an account, of the form that AWS's have. */
  public static String of(String account) {
    return "ASIAEXAM" + account;
  }

  void assign(String accessKeyId, String account) {
    assigned.put(accessKeyId, account);
  }

  String accountOf(String accessKeyId) {
    Matcher account = ACCOUNT.matcher(accessKeyId);
    return assigned.getOrDefault(accessKeyId, account.find() ? account.group() : defaultAccount);
  }
}
