package io.github.cdksecurityhub.lambda.central;

import java.time.Instant;
import java.util.Optional;

/**
 * A configuration policy that there is.
 *
 * @param name its name, of which there is no second
 */
public record LivePolicy(String id, String name, Optional<Instant> updatedAt) {}
