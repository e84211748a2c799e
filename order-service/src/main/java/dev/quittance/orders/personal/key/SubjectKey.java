package dev.quittance.orders.personal.key;

import dev.quittance.orders.personal.SubjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * The key of one subject. What it seals begins with a version (1 byte, 1) and the key's id (16
 * bytes); nonce, ciphertext and tag follow ({@link AesGcm}). Associated data are these 17 bytes,
 * the purpose, a zero byte and the subject: a value that is moved to another subject or another
 * place cannot be opened.
 */
public final class SubjectKey {

  /** What each value that the key has sealed begins with. */
  public static final int PREFIX_BYTES = 1 + 2 * Long.BYTES;

  static final byte VERSION = 1;

  private final UUID id;
  private final SubjectId subject;
  private final byte[] key;

  SubjectKey(UUID id, SubjectId subject, byte[] key) {
    this.id = id;
    this.subject = subject;
    this.key = key.clone();
  }

  /** A fresh one. */
  public static SubjectKey fresh(UUID id, SubjectId subject) {
    return new SubjectKey(id, subject, AesGcm.freshKey());
  }

  public UUID id() {
    return id;
  }

  public SubjectId subject() {
    return subject;
  }

  byte[] bytes() {
    return key.clone();
  }

  /** Tells this key from others, and nothing about it: 32 bytes. */
  public byte[] fingerprint() {
    return KeyTag.of("subject key", key);
  }

  /**
   * @param purpose what the value is; to be opened with the same one
   */
  public byte[] seal(String purpose, byte[] plain) {
    byte[] prefix = prefix(id);
    byte[] sealed = AesGcm.seal(key, associated(prefix, purpose), plain);
    return ByteBuffer.allocate(prefix.length + sealed.length).put(prefix).put(sealed).array();
  }

  /**
   * @throws IllegalStateException if it was altered, or sealed by another key or for another
   *     purpose
   */
  public byte[] open(String purpose, byte[] sealed) {
    if (!id.equals(idIn(sealed))) {
      throw new IllegalStateException("sealed with another key");
    }
    return AesGcm.open(
        key,
        associated(Arrays.copyOf(sealed, PREFIX_BYTES), purpose),
        Arrays.copyOfRange(sealed, PREFIX_BYTES, sealed.length));
  }

  /**
   * The id of the key that has sealed a value.
   *
   * @throws IllegalStateException if it is no sealed value, or of a version that is not known
   */
  public static UUID idIn(byte[] sealed) {
    if (sealed.length < PREFIX_BYTES + AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES
        || sealed[0] != VERSION) {
      throw new IllegalStateException("not a sealed value of version " + VERSION);
    }
    ByteBuffer bytes = ByteBuffer.wrap(sealed, 1, PREFIX_BYTES - 1);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** What each value begins with that the key of that id has sealed. */
  public static byte[] prefix(UUID keyId) {
    return ByteBuffer.allocate(PREFIX_BYTES)
        .put(VERSION)
        .putLong(keyId.getMostSignificantBits())
        .putLong(keyId.getLeastSignificantBits())
        .array();
  }

  private byte[] associated(byte[] prefix, String purpose) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(prefix);
    bytes.writeBytes(purpose.getBytes(StandardCharsets.UTF_8));
    bytes.write(0);
    bytes.writeBytes(subject.text().getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** Not the key. */
  @Override
  public String toString() {
    return "key " + id + " of " + subject.text();
  }
}
