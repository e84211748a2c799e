package dev.quittance.payments.account.secret;

import dev.quittance.payments.config.PaymentConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fingerprints and encryption. Each has a key of its own, derived from the service's (HKDF, RFC
 * 5869): HMAC-SHA256 (RFC 2104), without whose key nobody can try out all card numbers; and AES-GCM
 * (NIST SP 800-38D) with a random nonce before each ciphertext.
 */
@Singleton
public class AccountSecrets {

  private static final String HMAC = "HmacSHA256";
  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey fingerprints;
  private final SecretKey encryption;
  private final SecretKey check;
  private final SecureRandom random = new SecureRandom();

  @Inject
  AccountSecrets(PaymentConfig config) {
    this(
        config
            .secrets()
            .key()
            .map(text -> KeyFile.parse(text, "quittance.payment.secrets.key"))
            .orElseGet(() -> KeyFile.readOrMake(config.secrets().keyFile())));
  }

  AccountSecrets(byte[] key) {
    this.fingerprints = derived(key, "fingerprints", HMAC);
    this.encryption = derived(key, "encryption", "AES");
    this.check = derived(key, "check", HMAC);
    Arrays.fill(key, (byte) 0);
  }

  /**
   * The same for the same text of the same kind: 64 hex digits.
   *
   * @param text is left as it is, and no copy of it stays
   */
  public String fingerprint(String kind, char[] text) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(fingerprints);
      mac.update((kind + "\0").getBytes(StandardCharsets.UTF_8));
      mac.update(bytes.duplicate());
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    } finally {
      Arrays.fill(bytes.array(), (byte) 0);
    }
  }

  /**
   * Encrypts.
   *
   * @param owner what it belongs to: moved to another owner it cannot be opened
   */
  public byte[] seal(String owner, byte[] content) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(content);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encrypting", e);
    }
  }

  /**
   * What was sealed for that owner.
   *
   * @throws IllegalStateException if it was altered, or sealed for another or with another key
   */
  public byte[] open(String owner, byte[] sealed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), owner)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("what is encrypted in the database cannot be opened", e);
    }
  }

  /** Tells this key from others, and nothing about it. */
  public byte[] check() {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(check);
      return mac.doFinal(new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(AES_GCM);
    cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static SecretKey derived(byte[] key, String purpose, String algorithm) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(new SecretKeySpec(key, "Generic"))
                  .thenExpand(
                      ("quittance payment accounts: " + purpose).getBytes(StandardCharsets.UTF_8),
                      KeyFile.KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF", e);
    }
  }
}
