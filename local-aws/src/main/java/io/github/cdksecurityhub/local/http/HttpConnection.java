package io.github.cdksecurityhub.local.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection of a client: requests and responses in turn, until one of them ends it. */
final class HttpConnection implements Runnable {
  private final Socket transport;
  private final Socket stream;
  private final Function<WireRequest, Reply> service;

  /**
   * A connection.
   *
   * @param transport the TCP socket, which a reset acts on
   * @param stream what is read and written: the same socket, or TLS over it
   */
  private HttpConnection(Socket transport, Socket stream, Function<WireRequest, Reply> service) {
    this.transport = transport;
    this.stream = stream;
    this.service = service;
  }

  /** A connection over a TCP socket, in TLS where there is any. */
  static HttpConnection over(
      Socket transport, Optional<SSLContext> tls, Function<WireRequest, Reply> service)
      throws IOException {
    if (tls.isEmpty()) {
      return new HttpConnection(transport, transport, service);
    }
    var secured =
        (SSLSocket)
            tls.get().getSocketFactory().createSocket(transport, null, transport.getPort(), true);
    secured.setUseClientMode(false);
    return new HttpConnection(transport, secured, service);
  }

  @Override
  public void run() {
    try (transport;
        stream) {
      InputStream in = new BufferedInputStream(stream.getInputStream());
      OutputStream out = new BufferedOutputStream(stream.getOutputStream());
      boolean open = true;
      while (open) {
        Optional<WireRequest> request = read(in, out);
        open = request.isPresent() && respond(request.get(), out);
      }
    } catch (IOException e) {
      // The client is gone, or the hub was closed; neither expects a response.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next request; empty at the end, and where what came is none. */
  private static Optional<WireRequest> read(InputStream in, OutputStream out) throws IOException {
    try {
      return WireRequest.read(in, out);
    } catch (IllegalArgumentException e) {
      // Of a length, a line or an escape that is none: the rest can't be told apart any more.
      write(FrontErrors.of(400, "BadRequestException", "Bad Request"), false, false, out);
      return Optional.empty();
    }
  }

  /** Responds; true if the connection stays open. */
  private boolean respond(WireRequest request, OutputStream out)
      throws IOException, InterruptedException {
    Reply reply = service.apply(request);
    Delivery delivery = reply.delivery();
    if (delivery instanceof Delivery.Closed) {
      return false;
    }
    if (delivery instanceof Delivery.Reset) {
      reset();
      return false;
    }
    if (delivery instanceof Delivery.Late late) {
      Thread.sleep(late.delay().toMillis());
    }
    if (delivery instanceof Delivery.Held held) {
      held.until().handle((what, problem) -> problem).join();
    }
    boolean truncated = delivery instanceof Delivery.Truncated;
    boolean keep = !truncated && !request.wantsClose();
    write(reply.response(), truncated, keep, out);
    return keep;
  }

  /** Closing with data or a zero linger makes the kernel send RST instead of FIN. */
  private void reset() throws IOException {
    transport.setSoLinger(true, 0);
    transport.close();
  }

  private static void write(Response response, boolean truncated, boolean keep, OutputStream out)
      throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " \r\n");
    response.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("x-amzn-RequestId: " + UUID.randomUUID() + "\r\n");
    head.append("Content-Length: " + body.length + "\r\n");
    head.append("Connection: " + (keep ? "keep-alive" : "close") + "\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(truncated ? Arrays.copyOf(body, body.length / 2) : body);
    out.flush();
  }
}
