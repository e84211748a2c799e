package dev.quittance.payments.account.secret;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A file with the key, which only its owner can read. */
final class KeyFile {

  static final int KEY_BYTES = 32;

  private KeyFile() {}

  /**
   * The key in the file, which is made if it is not there. Of two processes that do so at once one
   * makes it, and both read the same.
   */
  static byte[] readOrMake(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The secret key cannot be read or made: set quittance.payment.secrets.key-file or"
              + " quittance.payment.secrets.key ("
              + e
              + ")",
          e);
    }
  }

  /**
   * @param where it was found, for the message
   */
  static byte[] parse(String text, String where) {
    byte[] key = new byte[0];
    try {
      key = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      // falls through: the message does not repeat the text
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalStateException(
          "The secret key in " + where + " must be 32 bytes in Base64: openssl rand -base64 32");
    }
    return key;
  }

  /** Written whole beside its place and then linked to it: nobody reads half a key. */
  private static void make(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path draft =
        Files.createTempFile(
            directory,
            "key",
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // another process was quicker
    } finally {
      Files.delete(draft);
    }
  }
}
