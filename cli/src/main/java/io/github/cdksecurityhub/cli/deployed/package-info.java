/** The stacks that CloudFormation has deployed, and the port that reads them. */
package io.github.cdksecurityhub.cli.deployed;
