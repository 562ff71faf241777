package io.github.cdksecurityhub;

import java.util.List;

/** The ways to link Regions. */
final class Links {
  private Links() {}

  /** Every Region. */
  record All() implements LinkedRegions {}

  /** Every Region but some. */
  record AllExcept(List<String> regions) implements LinkedRegions {}

  /** Some Regions. */
  record Only(List<String> regions) implements LinkedRegions {}

  /** What an aggregator links that is declared elsewhere, by its ARN. */
  record Existing(String arn) implements LinkedRegions {}
}
