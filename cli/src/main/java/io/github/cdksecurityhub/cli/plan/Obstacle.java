package io.github.cdksecurityhub.cli.plan;

/**
 * What blocks a change.
 *
 * @param cause why, as a clause that can follow a colon
 * @param nextStep what to do about it, as a sentence
 */
public record Obstacle(String cause, String nextStep) {}
