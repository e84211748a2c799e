package dev.quittance.orders.personal.key;

import dev.quittance.orders.personal.SubjectId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Wraps keys of subjects. A wrapped key is nonce, ciphertext and tag ({@link AesGcm}), 60 bytes;
 * associated data are the version, the master key's id, the key's id and the subject.
 */
public final class MasterKey {

  private static final int ID_BYTES = 8;

  private final String id;
  private final byte[] key;

  MasterKey(byte[] key) {
    this.key = key.clone();
    this.id = HexFormat.of().formatHex(KeyTag.of("master key", key), 0, ID_BYTES);
  }

  /** 16 hex digits, from a hash of the key. */
  public String id() {
    return id;
  }

  public byte[] wrap(SubjectKey subjectKey) {
    return AesGcm.seal(key, associated(subjectKey.id(), subjectKey.subject()), subjectKey.bytes());
  }

  /**
   * @throws IllegalStateException if it was altered, or is another subject's
   */
  public SubjectKey unwrap(UUID keyId, SubjectId subject, byte[] wrapped) {
    return new SubjectKey(keyId, subject, AesGcm.open(key, associated(keyId, subject), wrapped));
  }

  private byte[] associated(UUID keyId, SubjectId subject) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(SubjectKey.prefix(keyId));
    bytes.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(subject.text().getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** Not the key. */
  @Override
  public String toString() {
    return "master key " + id;
  }
}
