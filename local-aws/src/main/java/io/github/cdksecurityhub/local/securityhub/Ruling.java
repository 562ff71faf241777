package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.Response;

/**
 * What the service makes of a call.
 *
 * @param after the state after the call
 * @param tookEffect whether a write was carried out
 */
record Ruling(Response response, Organization after, boolean tookEffect) {

  static Ruling refused(ServiceError error, Organization after) {
    return new Ruling(error.response(), after, false);
  }

  static Ruling read(ObjectNode body, Organization after) {
    return read(Response.json(200, body), after);
  }

  static Ruling written(ObjectNode body, Organization after) {
    return written(Response.json(200, body), after);
  }

  static Ruling read(Response response, Organization after) {
    return new Ruling(response, after, false);
  }

  static Ruling written(Response response, Organization after) {
    return new Ruling(response, after, true);
  }
}
