package io.github.cdksecurityhub.lambda.central;

/**
 * A configuration policy that there is.
 *
 * @param id its UUID
 * @param name its name, of which there is no second
 */
public record LivePolicy(String id, String name) {}
