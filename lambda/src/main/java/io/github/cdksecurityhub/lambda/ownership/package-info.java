/**
 * Whose the organization configuration of a Region is: it reads and writes the memory that lies in
 * the hub's tags, and lets no event write after another one has taken over.
 */
package io.github.cdksecurityhub.lambda.ownership;
