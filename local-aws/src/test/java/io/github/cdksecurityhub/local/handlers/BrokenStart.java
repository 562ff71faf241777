package io.github.cdksecurityhub.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Fails before its first event. */
public final class BrokenStart implements RequestStreamHandler {

  /** Always fails. */
  public BrokenStart() {
    throw new IllegalStateException("cannot start");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {}
}
