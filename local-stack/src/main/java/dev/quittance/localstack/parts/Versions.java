package dev.quittance.localstack.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The broker and database versions that the parent POM chose. */
public record Versions(String kafka, String postgres, String kafkaImage, String postgresImage) {

  public static Versions ofThisBuild() {
    Properties chosen = new Properties();
    try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
      chosen.load(Objects.requireNonNull(file, "versions.properties is not on the class path"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Versions(
        chosen.getProperty("kafka"),
        chosen.getProperty("postgres"),
        chosen.getProperty("kafka.image"),
        chosen.getProperty("postgres.image"));
  }
}
