package io.github.cdksecurityhub.lambda.securityhub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Connections that send nothing. The first one connects where a request would go, TLS handshake
 * included; the response is made here, of a Security Hub where AutoEnable is off until the first
 * write.
 */
final class PrimingConnections implements UrlConnectionFactory {
  private static final int TIMEOUT_MILLIS = 1500;
  private static final String LIVE =
      """
      {"Tags":{},"AutoEnable":%s,"AutoEnableStandards":"NONE","MemberAccountLimitReached":false,\
      "OrganizationConfiguration":{"ConfigurationType":"LOCAL","Status":"ENABLED"}}""";

  private boolean isFirst = true;
  private boolean isWritten;

  @Override
  public HttpURLConnection createConnection(URI uri) {
    try {
      return new PrimingConnection(uri.toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private final class PrimingConnection extends HttpURLConnection {
    PrimingConnection(URL url) {
      super(url);
    }

    @Override
    public void connect() {
      if (isFirst) {
        isFirst = false;
        try {
          URLConnection connection = url.openConnection();
          connection.setConnectTimeout(TIMEOUT_MILLIS);
          connection.setReadTimeout(TIMEOUT_MILLIS);
          connection.connect();
        } catch (IOException e) {
          // The first event meets the same, and reports it.
          return;
        }
      }
    }

    @Override
    public OutputStream getOutputStream() {
      isWritten = true;
      return OutputStream.nullOutputStream();
    }

    @Override
    public int getResponseCode() {
      return HTTP_OK;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(LIVE.formatted(isWritten).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void disconnect() {
      // The one that is open is closed with what refers to it.
    }

    @Override
    public boolean usingProxy() {
      return false;
    }
  }
}
