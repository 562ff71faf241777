package io.github.cdksecurityhub.lambda.central;

import java.time.Instant;
import java.util.Optional;

/**
 * A configuration policy that there is.
 *
 * @param name its name, of which there is no second
 * @param updatedAt when it was changed last, empty where that is not known
 */
public record LivePolicy(String id, String name, Optional<Instant> updatedAt) {}
