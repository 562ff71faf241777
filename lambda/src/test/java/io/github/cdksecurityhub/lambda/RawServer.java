package io.github.cdksecurityhub.lambda;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP server on a bare socket: it sees every byte of a request, and can respond as no decent
 * server would.
 */
public final class RawServer implements AutoCloseable {

  /**
   * One request as it came over the wire.
   *
   * @param head request line and headers
   * @param body as many bytes as Content-Length states
   */
  public record Request(String head, byte[] body) {
    /** Returns the request line. */
    public String line() {
      return head.substring(0, head.indexOf("\r\n"));
    }

    /** Returns the value of the one header of this name, or {@code absent}. */
    public String header(String name) {
      List<String> values =
          head.lines()
              .filter(
                  l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
              .map(l -> l.substring(name.length() + 1).strip())
              .toList();
      return values.isEmpty() ? "absent" : String.join(" and ", values);
    }

    /** Returns the body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** What becomes of one connection, once its request was read. */
  public interface Reaction {
    /** Reacts. */
    void on(Socket connection, OutputStream out) throws IOException, InterruptedException;

    /** True if the connection takes another request afterwards, or else it is closed. */
    default boolean keepsOpen() {
      return false;
    }
  }

  private final ServerSocket socket;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Reaction> next = new ConcurrentLinkedQueue<>();
  private volatile Reaction usual = reply(200, "");
  private volatile int connections;

  /** Listens on a free port of this machine. */
  public RawServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::accept, "raw server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Responds with this status and body. */
  public static Reaction reply(int status, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return (connection, out) -> {
      out.write(
          ("HTTP/1.1 "
                  + status
                  + " X\r\nConnection: close\r\n"
                  + more
                  + "Content-Length: "
                  + bytes.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write(bytes);
    };
  }

  /** Writes these bytes and hangs up. */
  public static Reaction bytes(String bytes) {
    return (connection, out) -> out.write(bytes.getBytes(StandardCharsets.UTF_8));
  }

  /** Reacts so, and waits for the next request on the same connection. */
  public static Reaction keptOpen(Reaction reaction) {
    return new Reaction() {
      @Override
      public void on(Socket connection, OutputStream out) throws IOException, InterruptedException {
        reaction.on(connection, out);
      }

      @Override
      public boolean keepsOpen() {
        return true;
      }
    };
  }

  /** Hangs up rudely: the client sees a reset. */
  public static Reaction reset() {
    return (connection, out) -> connection.setSoLinger(true, 0);
  }

  /** Hangs up politely, without a word: the request was carried out and its response got lost. */
  public static Reaction silence() {
    return (connection, out) -> {};
  }

  /** Sends nothing for so long. */
  public static Reaction hang(long millis) {
    return (connection, out) -> Thread.sleep(millis);
  }

  /** The next requests get these; later ones the usual. */
  public RawServer next(Reaction... reactions) {
    next.addAll(List.of(reactions));
    return this;
  }

  /** Every request gets this, where nothing else is next; 200 where never called. */
  public RawServer usually(Reaction reaction) {
    usual = reaction;
    return this;
  }

  /** Forgets what it saw and what is next. */
  public RawServer fresh() {
    requests.clear();
    next.clear();
    connections = 0;
    return usually(reply(200, ""));
  }

  /** Returns where it listens, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Returns the requests so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Returns the number of connections. */
  public int connections() {
    return connections;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections++;
        Thread thread = new Thread(() -> serve(connection), "raw connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      Reaction reaction;
      do {
        requests.add(read(in));
        Reaction due = next.poll();
        reaction = due == null ? usual : due;
        reaction.on(connection, connection.getOutputStream());
      } while (reaction.keepsOpen());
    } catch (EOFException e) {
      return;
    } catch (IOException e) {
      // The client hung up first, which some tests want.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int lastFour = 0; lastFour != 0x0d0a0d0a; ) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("no request");
      }
      head.write(next);
      lastFour = lastFour << 8 | next;
    }
    Request request = new Request(head.toString(StandardCharsets.ISO_8859_1), new byte[0]);
    String length = request.header("Content-Length");
    int most = length.matches("\\d+") ? Integer.parseInt(length) : 0;
    return new Request(request.head, in.readNBytes(most));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
