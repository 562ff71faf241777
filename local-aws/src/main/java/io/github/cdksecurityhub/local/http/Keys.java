package io.github.cdksecurityhub.local.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which account an access key is of: a key that ends in twelve digits, of the one they number. */
public final class Keys {
  private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{12}$");

  private Keys() {}

  /** An access key of an account, of the form that AWS's have. */
  public static String of(String account) {
    return "ASIAEXAM" + account;
  }

  /** The account of a key; every key that names none is of the other one. */
  static String account(String accessKeyId, String otherwise) {
    Matcher account = ACCOUNT.matcher(accessKeyId);
    return account.find() ? account.group() : otherwise;
  }
}
