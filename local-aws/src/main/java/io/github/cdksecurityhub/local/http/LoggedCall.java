package io.github.cdksecurityhub.local.http;

/**
 * A request and the response, whether or not it arrived.
 *
 * @param service the service that its signature names; empty where it is not signed
 * @param region the Region that its signature names
 * @param account the account of its key
 * @param operation what was asked for
 * @param reply what came of it
 */
public record LoggedCall(
    String service, String region, String account, String operation, Reply reply) {}
