package io.github.cdksecurityhub.local.cloudformation;

/** A template that CloudFormation, or this copy of it, cannot take; the message says why. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  public TemplateException(String message) {
    super(message);
  }
}
