package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.time.Duration;
import java.util.function.Function;

/** What a plan reads from; {@code central} reads aggregator, policies and associations. */
record Readers(
    Function<AccountRegion, SecurityHubReader> configurations,
    Function<AccountRegion, CatalogueReader> central,
    Duration retryTime) {}
