package dev.quittance.localstack.up;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** What a failure of the file system means to whoever typed the command, and what to do. */
final class Trouble {

  private Trouble() {}

  static String of(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("disk quota")) {
      return "the disk is full (%s). Free some space, or make reset.".formatted(message);
    }
    if (lower.contains("read-only file system")) {
      return "%s. The checkout must be on a disk that can be written.".formatted(message);
    }
    if (failure instanceof AccessDeniedException denied) {
      return ("%s may not be written by this user: another one made it. Give it to yourself"
              + " (chown -R), or use a checkout of your own.")
          .formatted(denied.getFile());
    }
    return failure instanceof FileSystemException ? failure.toString() : message;
  }
}
