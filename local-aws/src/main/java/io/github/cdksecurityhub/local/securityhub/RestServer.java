package io.github.cdksecurityhub.local.securityhub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP/1.1 server on a loopback port.
 *
 * <p>It is written on sockets, because the JDK's own cannot send a reset or half a body.
 */
final class RestServer implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final Function<WireRequest, RestConnection.Reply> answering;
  private final Optional<SSLContext> tls;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(RestServer::thread);
  private final int port;
  private volatile ServerSocket listening;
  private volatile Future<?> accepting;

  RestServer(Function<WireRequest, RestConnection.Reply> answering, Optional<SSLContext> tls) {
    this.answering = answering;
    this.tls = tls;
    this.port = listen(0);
  }

  int port() {
    return port;
  }

  /** Refuses new connections and ends those there are, until {@link #resume}. */
  synchronized void pause() {
    close(listening);
    awaitTheLastAccept();
    open.forEach(RestServer::close);
  }

  /** Accepts connections again, on the same port. */
  synchronized void resume() {
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
      throw new UncheckedIOException("Cannot listen on loopback port " + wanted, e);
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
          try {
            new RestConnection(transport, secured(transport), answering).run();
          } catch (IOException e) {
            close(transport);
          } finally {
            open.remove(transport);
          }
        });
  }

  private Socket secured(Socket transport) throws IOException {
    if (tls.isEmpty()) {
      return transport;
    }
    var socket =
        (SSLSocket)
            tls.get().getSocketFactory().createSocket(transport, null, transport.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // Closing is all that is wanted; a socket that cannot be closed is closed already.
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "local-securityhub");
    thread.setDaemon(true);
    return thread;
  }
}
