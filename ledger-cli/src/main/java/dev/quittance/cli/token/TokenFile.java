package dev.quittance.cli.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.Json;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a login is kept: readable by its owner alone. */
public record TokenFile(Path path) {

  /** In the user's directory of configuration. */
  public static TokenFile standard(Map<String, String> environment) {
    String directory = environment.get("XDG_CONFIG_HOME");
    Path base =
        directory == null || directory.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(directory);
    return new TokenFile(base.resolve("quittance").resolve("login.json"));
  }

  boolean exists() {
    return Files.exists(path);
  }

  /**
   * What is in it, without the blanks around it.
   *
   * @throws CommandFailure if it cannot be read
   */
  String text() {
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw CommandFailure.usage(
          "The token cannot be read from %s: quittance login writes it there.".formatted(path));
    }
  }

  /** As the login that it is; null if it holds a token alone. */
  static @Nullable Login login(Path path, String text) {
    if (!text.startsWith("{")) {
      return null;
    }
    try {
      Login login = Json.MAPPER.readValue(text, Login.class);
      if (login.expiresAt() != null) {
        Instant.parse(login.expiresAt());
      }
      if (login.issuer() != null && login.clientId() != null && login.accessToken() != null) {
        return login;
      }
    } catch (JsonProcessingException | DateTimeException e) {
      // said below, without what is in it
    }
    throw CommandFailure.usage(
        "%s is not as quittance login writes it: run quittance login.".formatted(path));
  }

  /**
   * Replaces what is there, at once.
   *
   * @throws CommandFailure if it cannot be written
   */
  public void write(Login login) {
    try {
      Path directory = path.toAbsolutePath().getParent();
      Files.createDirectories(directory, readableBy("rwx------"));
      Path draft = Files.createTempFile(directory, "login", ".draft", readableBy("rw-------"));
      try {
        Files.writeString(draft, Json.MAPPER.writeValueAsString(login) + "\n");
        Files.move(
            draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw CommandFailure.unwritten("The token cannot be kept in %s: %s".formatted(path, e));
    }
  }

  /** Whether there was one. */
  public boolean delete() {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      throw CommandFailure.unwritten("%s cannot be deleted: %s".formatted(path, e));
    }
  }

  private static FileAttribute<?>[] readableBy(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    FileAttribute<Set<PosixFilePermission>> attribute =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    return new FileAttribute<?>[] {attribute};
  }
}
