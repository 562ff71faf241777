package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.List;

/**
 * What a deployment does in one account and Region.
 *
 * @param place which
 * @param rows the result of each event of the custom resource
 * @param natives the result for each resource of CloudFormation's own types
 * @param unread what could not be read of what those are compared with, a sentence each
 */
record RegionPlan(
    AccountRegion place, List<Row> rows, List<NativeRow> natives, List<String> unread) {}
