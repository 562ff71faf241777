package io.github.cdksecurityhub.local.cloudformation;

/**
 * A template that CloudFormation, or this copy of it, cannot take; the message gives the reason.
 */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public TemplateException(String message) {
    super(message);
  }
}
