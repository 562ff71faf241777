/**
 * AWS for a person's credentials: who they are, what CloudFormation has, and readers for the rest.
 */
package io.github.cdksecurityhub.cli.aws;
