/** AWS for the caller's credentials: who they are, what CloudFormation has, and readers. */
package io.github.cdksecurityhub.cli.aws;
