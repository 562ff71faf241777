package io.github.cdksecurityhub;

/**
 * What happens to the organization configuration of a Region when its declaration goes away.
 *
 * <p>In each case a live configuration that is no longer what was declared is left alone, because
 * another writer has set it.
 */
public enum OnDelete {
  /** Puts back what was there before the first deployment. */
  RESTORE,
  /** Writes {@code LOCAL}, AutoEnable false, standards {@code NONE}. */
  RESET,
  /** Leaves everything as it is. */
  RETAIN
}
