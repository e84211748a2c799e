package dev.quittance.sandbox.secrets;

import dev.quittance.sandbox.SandboxConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in a directory, a file for each, for their owner only: made at the first start, read by
 * whoever talks to the sandbox, and never printed.
 */
@Singleton
public class GatewaySecrets {

  private static final int BYTES = 24;

  private final @Nullable Path directory;

  @Inject
  GatewaySecrets(SandboxConfig config) {
    this(config.secrets().orElse(null));
  }

  GatewaySecrets(@Nullable Path directory) {
    this.directory = directory;
  }

  /**
   * A secret: the configured one, or the one in its file, which is made if it is not there.
   *
   * @param file its file's name
   * @param prefix with which a new one begins
   * @return empty if it is not configured and there is no directory
   */
  public synchronized Optional<String> of(Optional<String> configured, String file, String prefix) {
    Path kept = directory;
    if (configured.isPresent() || kept == null) {
      return configured;
    }
    try {
      Path path = kept.resolve(file);
      if (!Files.exists(path)) {
        make(kept, path, prefix);
      }
      return Optional.of(Files.readString(path).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the secret " + file, e);
    }
  }

  private static void make(Path directory, Path path, String prefix) throws IOException {
    Files.createDirectories(directory);
    Path draft = Files.createTempFile(directory, "draft", ""); // for its owner only
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.writeString(draft, prefix + HexFormat.of().formatHex(random));
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
  }
}
