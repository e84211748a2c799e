package dev.quittance.orders.personal.key;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** A file with master keys, which only its owner can read. */
final class MasterKeyFile {

  private MasterKeyFile() {}

  /**
   * The text of the file, which is made with one key if it is not there. Of two processes that do
   * so at once one makes it, and both read the same.
   */
  static String readOrMake(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The master keys cannot be read or made: set quittance.personal.master-keys-file or"
              + " quittance.personal.master-keys ("
              + e
              + ")",
          e);
    }
  }

  /** Written whole beside its place and then linked to it: nobody reads half a key. */
  private static void make(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path draft =
        Files.createTempFile(
            directory,
            "keys",
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, Base64.getEncoder().encodeToString(AesGcm.freshKey()) + "\n");
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // another process was quicker
    } finally {
      Files.delete(draft);
    }
  }
}
