package io.github.cdksecurityhub.cli.aws;

import java.net.URI;
import java.util.Optional;

/**
 * The options that choose AWS and the credentials.
 *
 * @param profile a profile's name; empty where the SDK's own chain decides
 * @param roleArn a role to call as; empty for none
 * @param endpoint where to call instead of AWS; empty for AWS
 */
public record AwsSettings(
    Optional<String> profile, Optional<String> roleArn, Optional<URI> endpoint) {}
