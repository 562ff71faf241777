/** What CloudFormation has deployed so far: a port, and what it gives. */
package io.github.cdksecurityhub.cli.deployed;
