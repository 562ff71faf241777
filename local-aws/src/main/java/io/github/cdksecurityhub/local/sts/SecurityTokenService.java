package io.github.cdksecurityhub.local.sts;

import io.github.cdksecurityhub.local.http.AwsService;
import io.github.cdksecurityhub.local.http.Caller;
import io.github.cdksecurityhub.local.http.Keys;
import io.github.cdksecurityhub.local.http.QueryResponse;
import io.github.cdksecurityhub.local.http.Reply;
import io.github.cdksecurityhub.local.http.Response;
import io.github.cdksecurityhub.local.http.SessionToken;
import io.github.cdksecurityhub.local.http.WireRequest;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GetCallerIdentity, and AssumeRole for every role of every account. */
public final class SecurityTokenService implements AwsService {
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(.+)");
  private static final int SESSION_SECONDS = 3600;

  @Override
  public String operation(WireRequest request) {
    return request.form().first("Action").orElse("");
  }

  @Override
  public Reply respond(WireRequest request, Caller caller) {
    return Reply.of(
        switch (operation(request)) {
          case "GetCallerIdentity" -> identity(caller);
          case "AssumeRole" -> assumedRole(request.form().first("RoleArn").orElse(""));
          default ->
              QueryResponse.notImplemented(
                  operation(request), List.of("AssumeRole", "GetCallerIdentity"));
        });
  }

  private static Response identity(Caller caller) {
    String account = caller.account();
    String arn =
        caller.role().isEmpty()
            ? "arn:aws:iam::" + account + ":root"
            : caller.role().replace(":iam::", ":sts::").replace(":role/", ":assumed-role/")
                + "/session";
    return QueryResponse.of(
        "GetCallerIdentity",
        NAMESPACE,
        "<Account>%s</Account><Arn>%s</Arn><UserId>%s</UserId>".formatted(account, arn, account));
  }

  /** The session's key is of the role's account, and its token names the role. */
  private static Response assumedRole(String arn) {
    Matcher role = ROLE.matcher(arn);
    if (!role.matches()) {
      return QueryResponse.refused("1 validation error detected: 'roleArn' is no role's ARN");
    }
    return QueryResponse.of(
        "AssumeRole",
        NAMESPACE,
        ("<Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>role</SecretAccessKey>"
                + "<SessionToken>%s</SessionToken><Expiration>%s</Expiration></Credentials>"
                + "<AssumedRoleUser><Arn>%s</Arn><AssumedRoleId>AROAEXAMPLE:s</AssumedRoleId></AssumedRoleUser>")
            .formatted(
                Keys.of(role.group(1)),
                SessionToken.of(arn),
                Instant.now().plusSeconds(SESSION_SECONDS),
                arn));
  }
}
