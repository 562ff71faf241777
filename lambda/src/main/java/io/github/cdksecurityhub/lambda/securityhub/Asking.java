package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.securityhub.JsonObject.UnexpectedException;
import io.github.cdksecurityhub.lambda.wire.Reply;
import io.github.cdksecurityhub.lambda.wire.Request;
import io.github.cdksecurityhub.lambda.wire.Service;
import java.io.IOException;

/** Security Hub at a place, asked once for one thing: an answer of success, or the cause. */
final class Asking {
  private final Service service;
  private final Refusals refusals;

  Asking(Service service, AccountRegion place) {
    this.service = service;
    this.refusals = new Refusals(place);
  }

  /** What is made of an answer's JSON. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads all that is needed. */
    T of(JsonObject answer) throws UnexpectedException;
  }

  /** Asks, and reads the answer. */
  <T> T forAnswer(ApiOperation call, Request request, Reading<T> reading)
      throws SecurityHubException {
    Reply reply = acknowledged(call, request);
    try {
      return reading.of(JsonObject.read(reply.body()));
    } catch (UnexpectedException e) {
      throw refusals.unreadable(e);
    }
  }

  /** Asks for something to be done. A success without a word is one: only reading proves it. */
  Reply acknowledged(ApiOperation call, Request request) throws SecurityHubException {
    Reply reply;
    try {
      reply = service.call(request);
    } catch (IOException e) {
      throw refusals.withoutAnswer(e);
    }
    if (!reply.isSuccess()) {
      throw refusals.refused(call, reply);
    }
    return reply;
  }
}
