package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;
import java.util.Optional;

/**
 * A call that the service ruled on, as CloudTrail records it.
 *
 * @param at when
 * @param account the calling account
 * @param region where
 * @param operation the operation's name
 * @param sessionToken the caller's session, as its request names it; empty for a user
 * @param readOnly whether the operation only reads; EventBridge gets the others alone
 * @param requestParameters what it asked for, as JSON: the body and what the path names
 * @param errorCode why it was refused; empty where it was not
 */
public record TrailEntry(
    Instant at,
    String account,
    String region,
    String operation,
    String sessionToken,
    boolean readOnly,
    String requestParameters,
    Optional<String> errorCode) {}
