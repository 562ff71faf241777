/** What Security Hub has for policies to choose from, and what of a policy it would refuse. */
package io.github.cdksecurityhub.cli.catalogue;
