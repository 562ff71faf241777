/**
 * Decides what a change of Security Hub's configuration weakens: from what is before and after it,
 * a sentence for each thing that is watched less than before. Pure: nothing here reads anything.
 */
package io.github.cdksecurityhub.cli.weakening;
