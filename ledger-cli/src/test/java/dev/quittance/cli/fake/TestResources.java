package dev.quittance.cli.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** TestResources of the test's resources. */
public final class TestResources {

  private TestResources() {}

  /** What the service answers, in its own shape. */
  public static String answer(String name) {
    return text("/answers/" + name + ".json");
  }

  /** What is to be printed. */
  public static String golden(String name) {
    return text("/golden/" + name + ".txt");
  }

  /** What is to be printed as CSV. */
  public static String csv(String name) {
    return text("/golden/" + name + ".csv");
  }

  private static String text(String path) {
    try (InputStream in =
        Objects.requireNonNull(TestResources.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
