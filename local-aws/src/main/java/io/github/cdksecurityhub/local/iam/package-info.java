/** A local IAM: what the roles of stacks may do, and what an organization denies. */
package io.github.cdksecurityhub.local.iam;
