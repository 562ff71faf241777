package io.github.cdksecurityhub.lambda.model;

/**
 * One field that is not as declared.
 *
 * @param field the service's name of the field
 * @param from what is live
 * @param to what is declared
 */
public record FieldChange(String field, String from, String to) {
  @Override
  public String toString() {
    return field + ": " + from + " -> " + to;
  }
}
