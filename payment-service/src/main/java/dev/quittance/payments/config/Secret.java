package dev.quittance.payments.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret from the configuration or from a file that it names. It is never printed. */
public final class Secret {

  private Secret() {}

  /**
   * @param value the secret itself; it wins
   * @param file a file that has nothing but the secret
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Optional<String> of(Optional<String> value, Optional<Path> file) {
    return value
        .or(() -> file.map(Secret::read))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret in " + file, e);
    }
  }
}
