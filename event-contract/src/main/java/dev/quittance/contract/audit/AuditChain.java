package dev.quittance.contract.audit;

import dev.quittance.contract.Ids;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain of an audit trail: each entry's hash is SHA-256 over the previous hash and the
 * entry in canonical form. The first entry follows 32 zero bytes. Hashes are written as 64
 * lower-case hex digits.
 *
 * <p>Canonical form, numbers big-endian: sequence (8 bytes), id (16), time in microseconds since
 * 1970 UTC (8), number of roles (4), then texts: each role, subject, client, address, request id,
 * method, path, action, target, reason, before, after. A text is the length of its UTF-8 (4) and
 * that; of one that is absent, -1 (4).
 */
public final class AuditChain {

  /** What the first entry follows. */
  public static final String START = "0".repeat(64);

  private AuditChain() {}

  /** The hash of an entry that follows the one with hash {@code previous}. */
  public static String hash(String previous, AuditEntry entry) {
    return HexFormat.of().formatHex(sha256().digest(bytes(previous, entry)));
  }

  private static byte[] bytes(String previous, AuditEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(HexFormat.of().parseHex(previous));
      out.writeLong(entry.sequence());
      UUID id = Ids.uuid(AuditEntry.ID_PREFIX, entry.id());
      out.writeLong(id.getMostSignificantBits());
      out.writeLong(id.getLeastSignificantBits());
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
      out.writeInt(entry.roles().size());
      for (String role : entry.roles()) {
        put(out, role);
      }
      put(out, entry.subject());
      put(out, entry.client());
      put(out, entry.address());
      put(out, entry.requestId());
      put(out, entry.method());
      put(out, entry.path());
      put(out, entry.action());
      put(out, entry.target());
      put(out, entry.reason());
      put(out, entry.before());
      put(out, entry.after());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static void put(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
    } else {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(utf8.length);
      out.write(utf8);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
