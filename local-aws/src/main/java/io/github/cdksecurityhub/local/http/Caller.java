package io.github.cdksecurityhub.local.http;

/**
 * Who calls, and where, by the request's signature.
 *
 * @param account the account that the access key is of
 * @param region the Region of the credential scope
 * @param role the ARN of the role whose session it is; empty where it is a user's key
 * @param token the session token; empty where there is none
 */
public record Caller(String account, String region, String role, String token) {}
