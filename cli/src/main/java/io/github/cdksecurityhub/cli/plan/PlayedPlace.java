package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.List;

/**
 * What becomes of one account and Region.
 *
 * @param place which
 * @param rows what our events come to
 * @param natives what becomes of resources of CloudFormation's own types
 * @param unseen what could not be read of what those are compared with, a sentence each
 */
record PlayedPlace(
    AccountRegion place, List<Row> rows, List<NativeRow> natives, List<String> unseen) {}
