package io.github.cdksecurityhub.cli.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The options that choose AWS and the credentials.
 *
 * @param profile a profile's name; empty where the SDK's own chain decides
 * @param endpoint where to call instead of AWS; empty for AWS
 * @param callTime how long one call may take, with its retries and the whole response
 * @param secrets receives each secret, before it is used: it must not be printed
 */
public record AwsSettings(
    Optional<String> profile,
    Optional<URI> endpoint,
    Duration callTime,
    Consumer<String> secrets) {}
