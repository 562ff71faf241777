/** The command {@code init}: the declaration of what is live. */
package io.github.cdksecurityhub.cli.init;
