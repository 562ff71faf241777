/**
 * What an organization configuration is and how two of them differ: values and pure functions,
 * nothing that waits or calls.
 */
package io.github.cdksecurityhub.lambda.model;
