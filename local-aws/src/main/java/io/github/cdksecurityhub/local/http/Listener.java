package io.github.cdksecurityhub.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Accepts connections on a loopback port, each on a thread of its own.
 *
 * <p>It is sockets, because the JDK's own HTTP server cannot send a reset or half a body, and
 * repairs what is to be refused.
 */
public final class Listener implements AutoCloseable {
  private static final int BACKLOG = 200;

  private final Connection connection;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private final int port;
  private volatile ServerSocket listening;
  private volatile Future<?> accepting;

  /** What is done with a connection; it is closed afterwards. */
  @FunctionalInterface
  public interface Connection {

    /** Serves it until it is at its end. */
    void serve(Socket socket) throws IOException;
  }

  /**
   * Starts.
   *
   * @param port the port; 0 takes a free one
   * @param name the name of its threads
   * @param connection what is done with each connection
   */
  public Listener(int port, String name, Connection connection) {
    this.connection = connection;
    this.threads = Executors.newCachedThreadPool(work -> thread(name, work));
    this.port = listen(port);
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** Refuses new connections and ends those there are, until {@link #resume}. */
  public synchronized void pause() {
    close(listening);
    awaitTheLastAccept();
    open.forEach(Listener::close);
  }

  /** Accepts connections again, on the same port. */
  public synchronized void resume() {
    if (listening.isClosed()) {
      listen(port);
    }
  }

  @Override
  public synchronized void close() {
    pause();
    threads.shutdownNow();
  }

  private int listen(int wanted) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
      listening = socket;
      accepting = threads.submit(() -> acceptFrom(socket));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot listen on loopback port " + wanted + ": " + e.getMessage(), e);
    }
  }

  private void acceptFrom(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        serve(socket.accept());
      } catch (IOException e) {
        // Paused or closed: the loop ends. A client that was gone at once: the next one comes.
      }
    }
  }

  /** A thread that is blocked in accept can still get a connection after the socket is closed. */
  private void awaitTheLastAccept() {
    try {
      accepting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot accept connections on port " + port, e);
    }
  }

  private void serve(Socket transport) throws IOException {
    transport.setTcpNoDelay(true);
    open.add(transport);
    threads.execute(
        () -> {
          try (transport) {
            connection.serve(transport);
          } catch (IOException e) {
            // The client broke the connection; what becomes of that is its own affair.
          } finally {
            open.remove(transport);
          }
        });
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // Closing is all that is wanted; a socket that cannot be closed is closed already.
    }
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
