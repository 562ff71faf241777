package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.time.Duration;
import java.util.function.Function;

/**
 * What a plan reads from.
 *
 * @param configurations returns the reader of the organization configuration of a place
 * @param central returns the reader of its aggregator, policies and associations
 * @param retryTime how long a request that fails is retried
 */
public record Readers(
    Function<AccountRegion, SecurityHubReader> configurations,
    Function<AccountRegion, CatalogueReader> central,
    Duration retryTime) {}
