/** What a change weakens, a sentence each, from what is before and after it; nothing is read. */
package io.github.cdksecurityhub.cli.weakening;
