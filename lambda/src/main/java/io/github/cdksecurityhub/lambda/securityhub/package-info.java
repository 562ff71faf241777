/** The adapter to Security Hub: the port of the reconciliation, on AWS's SDK for Java. */
package io.github.cdksecurityhub.lambda.securityhub;
