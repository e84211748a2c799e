package dev.quittance.contract.keys;

import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A secret that one publisher and one reader share: with it the publisher signs its events for that
 * reader. Nobody else has it, so another reader of the same events cannot forge them.
 */
public final class EventKey {

  /** Bytes of a secret: as many as HMAC-SHA256 makes use of. */
  public static final int SECRET_BYTES = 32;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final String id;
  private final String publisher;
  private final String reader;
  private final SecretKey secret;
  private final @Nullable PartitionOffsets until;

  /**
   * @param id tells keys apart; 1 to 32 letters, digits, {@code _} or {@code -}
   * @param publisher for example {@code payment-service}
   * @param reader for example {@code ledger-service}
   * @param secret {@value #SECRET_BYTES} bytes
   * @param until in each partition the first offset at which the key no longer counts; null if it
   *     counts everywhere
   * @throws IllegalArgumentException if one of them is not allowed
   */
  public EventKey(
      String id, String publisher, String reader, byte[] secret, @Nullable PartitionOffsets until) {
    require(ID, "key id", id);
    require(NAME, "publisher", publisher);
    require(NAME, "reader", reader);
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a secret must have " + SECRET_BYTES + " bytes");
    }
    this.id = id;
    this.publisher = publisher;
    this.reader = reader;
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
    this.until = until;
  }

  private static void require(Pattern pattern, String what, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(what + " must match " + pattern);
    }
  }

  public String id() {
    return id;
  }

  public String publisher() {
    return publisher;
  }

  public String reader() {
    return reader;
  }

  public SecretKey secret() {
    return secret;
  }

  public @Nullable PartitionOffsets until() {
    return until;
  }

  /** Whether it counts for the record at that place. */
  public boolean isValidAt(int partition, long offset) {
    return until == null || offset < until.of(partition);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "key " + id + " of " + publisher + " for " + reader;
  }
}
