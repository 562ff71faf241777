/**
 * The two Lambda functions: each entry reads its event, has it handled before the deadline, and
 * reports the result. The packages below are model, reconcile, its adapters and drift.
 */
package io.github.cdksecurityhub.lambda;
