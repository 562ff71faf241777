/**
 * Which resource manages the organization configuration of a Region: reads and writes that record
 * in the hub's tags, and lets no event write after another one has taken over.
 */
package io.github.cdksecurityhub.lambda.ownership;
