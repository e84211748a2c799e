package dev.quittance.systemtests.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A CA of a day and certificates of it, made by the JDK's keytool, as PEM files. */
final class Certificates {

  private static final String CA = "ca";
  private static final String PASSWORD = "only-for-the-way-to-pem";

  private final Path directory;
  private final Path store;

  private Certificates(Path directory) {
    this.directory = directory;
    this.store = directory.resolve("all.p12");
  }

  /** Makes the CA. */
  static Certificates in(Path directory) throws IOException {
    Certificates made = new Certificates(directory);
    made.generate(CA, "quittance-ca", "-ext", "bc:c");
    made.write(made.authority(), made.chain(CA));
    return made;
  }

  /** What clients trust. */
  Path authority() {
    return directory.resolve("ca.pem");
  }

  /**
   * Makes one for this machine's loopback.
   *
   * @return a file of its key, and the certificates
   */
  Path issue(String commonName) throws IOException {
    generate(commonName, commonName, "-signer", CA, "-ext", "san=dns:localhost,ip:127.0.0.1");
    Path file = directory.resolve(commonName + ".pem");
    write(file, key(commonName) + chain(commonName));
    return file;
  }

  private void generate(String alias, String commonName, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-dname",
                "CN=" + commonName,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "1"));
    command.addAll(List.of(more));
    Path output = directory.resolve("keytool.log");
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while certificates were made", e);
    }
  }

  private String chain(String alias) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (Certificate one : open().getCertificateChain(alias)) {
        text.append(pem("CERTIFICATE", one.getEncoded()));
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return text.toString();
  }

  private String key(String alias) throws IOException {
    try {
      Key key = open().getKey(alias, PASSWORD.toCharArray());
      return pem("PRIVATE KEY", key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
  }

  private void write(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }
}
