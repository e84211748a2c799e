package dev.quittance.sandbox.identity.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The keys on disk, readable by their owner alone. A new version is written beside the old one and
 * takes its name when it is whole: whenever the process is killed, one of them is there.
 */
final class KeyFile {

  private static final String NAME = "identity-keys.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Path file;

  KeyFile(Path directory) {
    this.directory = directory.toAbsolutePath();
    this.file = this.directory.resolve(NAME);
  }

  /**
   * @return empty if there is none yet
   * @throws IllegalStateException if it is not a file of keys
   */
  Optional<KeyRing> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<SigningKey> keys = new ArrayList<>();
      for (JsonNode key : JSON.readTree(Files.readAllBytes(file)).path("keys")) {
        keys.add(key(key));
      }
      return Optional.of(new KeyRing(keys));
    } catch (JsonProcessingException
        | JoseException
        | IllegalArgumentException
        | DateTimeException e) {
      // Without the cause: it may quote a private key.
      throw new IllegalStateException(
          "%s is damaged (%s): restore it, or delete it to get a new key. Tokens of the old keys are then refused."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private static SigningKey key(JsonNode key) throws JoseException {
    JsonNode until = key.path("publishedUntil");
    if (!(JsonWebKey.Factory.newJwk(key.path("jwk").toString()) instanceof RsaJsonWebKey jwk)
        || jwk.getPrivateKey() == null) {
      throw new IllegalArgumentException("not a private RSA key");
    }
    return SigningKey.of(jwk, until.isTextual() ? Instant.parse(until.textValue()) : null);
  }

  void write(KeyRing ring) throws IOException {
    Files.createDirectories(directory, ownersOnly("rwx------"));
    Path draft = file.resolveSibling(NAME + ".draft");
    Files.deleteIfExists(draft); // of a process that was killed
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(draft, fresh, ownersOnly("rw-------"))) {
      ByteBuffer text = ByteBuffer.wrap(json(ring).getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Nothing where the file system has no owners. */
  private FileAttribute<?>[] ownersOnly(String permissions) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static String json(KeyRing ring) throws JsonProcessingException {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode keys = document.putArray("keys");
    for (SigningKey key : ring.keys()) {
      ObjectNode node = keys.addObject();
      node.set(
          "jwk", JSON.readTree(key.jwk().toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)));
      Instant until = key.publishedUntil();
      if (until != null) {
        node.put("publishedUntil", until.toString());
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }
}
