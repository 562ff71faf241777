package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.Answer;

/**
 * What the service makes of a call.
 *
 * @param answer what it answers
 * @param after the state after the call
 * @param tookEffect whether a write was carried out
 */
record Ruling(Answer answer, Organization after, boolean tookEffect) {

  static Ruling refused(ServiceError error, Organization after) {
    return new Ruling(error.answer(), after, false);
  }

  static Ruling read(Answer answer, Organization after) {
    return new Ruling(answer, after, false);
  }

  static Ruling written(Answer answer, Organization after) {
    return new Ruling(answer, after, true);
  }
}
