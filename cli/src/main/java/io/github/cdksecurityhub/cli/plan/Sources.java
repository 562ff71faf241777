package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.CentralReader;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.function.Function;

/**
 * What a plan looks at.
 *
 * @param configurations gives the organization's configuration of a place
 * @param central gives what central configuration has beside it
 * @param previews gives what plays events on a configuration
 */
public record Sources(
    Function<AccountRegion, SecurityHubReader> configurations,
    Function<AccountRegion, CentralReader> central,
    Function<SecurityHubReader, Preview> previews) {}
