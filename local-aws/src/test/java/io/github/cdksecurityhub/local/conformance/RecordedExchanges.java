package io.github.cdksecurityhub.local.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;

/** What goes over the wire, without credentials and accounts. */
final class RecordedExchanges implements ExecutionInterceptor {
  private final List<String> exchanges = new ArrayList<>();

  /** Those since the last call. */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(exchanges);
    exchanges.clear();
    return taken;
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    try {
      byte[] body = context.responseBody().orElseGet(InputStream::nullInputStream).readAllBytes();
      note(context, new String(body, StandardCharsets.UTF_8));
      return Optional.of(new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a response", e);
    }
  }

  private synchronized void note(Context.ModifyHttpResponse context, String response)
      throws IOException {
    String sent = "";
    if (context.requestBody().isPresent()) {
      RequestBody body = context.requestBody().get();
      sent =
          "\n"
              + new String(
                  body.contentStreamProvider().newStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    String type =
        context
            .httpResponse()
            .firstMatchingHeader("x-amzn-ErrorType")
            .map(value -> "x-amzn-ErrorType: " + value + "\n")
            .orElse("");
    exchanges.add(
        Masked.text(
            """
            %s %s
            %s

            ### response
            HTTP/1.1 %d
            %s
            %s
            """
                .formatted(
                    context.httpRequest().method(),
                    context.httpRequest().getUri().getRawPath(),
                    sent,
                    context.httpResponse().statusCode(),
                    type,
                    response)));
  }
}
