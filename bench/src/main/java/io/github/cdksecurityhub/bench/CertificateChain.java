package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.local.run.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for {@code localhost} as AWS's endpoints have theirs: RSA, signed by an
 * intermediate authority, which a root signed.
 *
 * @param server proves the name
 * @param root what clients have to trust
 */
record CertificateChain(SSLContext server, Certificate root) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Makes one with the JDK's own tool. */
  static CertificateChain make(Path folder) throws Exception {
    Path file = folder.resolve("chain.p12");
    generate(file, "root", "-ext", "bc:c");
    generate(file, "intermediate", "-ext", "bc:c", "-signer", "root");
    generate(file, "localhost", "-ext", "san=dns:localhost", "-signer", "intermediate");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    Certificate root = keys.getCertificate("root");
    keys.deleteEntry("root");
    keys.deleteEntry("intermediate");
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext server = SSLContext.getInstance("TLS");
    server.init(managers.getKeyManagers(), null, null);
    return new CertificateChain(server, root);
  }

  private static void generate(Path file, String alias, String... more) throws Exception {
    Command.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString())
        .and("-genkeypair", "-alias", alias, "-keyalg", "RSA", "-keysize", "2048")
        .and("-dname", "CN=" + alias, "-validity", "30", "-storetype", "PKCS12")
        .and("-storepass", new String(PASSWORD), "-keystore", file.toString())
        .and(more)
        .in(file.getParent())
        .run()
        .succeeded();
  }

  /** The JDK's own authorities and this root; no password and no key to derive, as the JDK's. */
  void writeTrustStore(Path file) throws IOException, GeneralSecurityException {
    Path known = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore trust = KeyStore.getInstance(known.toFile(), PASSWORD);
    KeyStore plain = KeyStore.getInstance("JKS");
    plain.load(null, PASSWORD);
    for (String alias : Collections.list(trust.aliases())) {
      plain.setCertificateEntry(alias, trust.getCertificate(alias));
    }
    plain.setCertificateEntry("bench", root);
    try (OutputStream out = Files.newOutputStream(file)) {
      plain.store(out, PASSWORD);
    }
  }

  /** This root, and what Node is configured to trust already. */
  void writePem(Path file) throws IOException, GeneralSecurityException {
    String before = System.getenv().getOrDefault("NODE_EXTRA_CA_CERTS", "");
    String others = before.isEmpty() ? "" : Files.readString(Path.of(before)) + "\n";
    String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root.getEncoded());
    Files.writeString(
        file, others + "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
  }
}
