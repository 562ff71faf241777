/** A local IAM: what the roles of stacks may do. */
package io.github.cdksecurityhub.local.iam;
