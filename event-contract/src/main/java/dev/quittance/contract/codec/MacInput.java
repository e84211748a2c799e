package dev.quittance.contract.codec;

import dev.quittance.contract.keys.EventKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Computes what is in the header {@value #HEADER}. A code is HMAC-SHA256, cut off after {@value
 * #MAC_BYTES} bytes, over the SHA-256 of the record; so a publisher reads a record once for all its
 * readers. The record is: {@code quittance-mac-1}; the headers that the contract defines but for
 * {@code traceparent}, in their order; the key; the payload. Before each of them is its length (4
 * bytes, big-endian; -1 if it is not there). Used by one thread.
 */
final class MacInput {

  static final String HEADER = "quittance-mac";

  /** RFC 2104 section 5: at least half of the hash. */
  static final int MAC_BYTES = 16;

  /** In Base64url without padding. */
  static final int TEXT_BYTES = 22;

  private static final byte[] PURPOSE = "quittance-mac-1".getBytes(StandardCharsets.US_ASCII);
  private static final VarHandle LENGTH =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int SHA256_BYTES = 32;
  private static final int USUAL_SIZE = 1_024;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final MessageDigest sha256;
  private final Map<EventKey, Mac> macs = new HashMap<>();
  private final byte[] digest = new byte[SHA256_BYTES];
  private final byte[] whole = new byte[SHA256_BYTES];
  private final byte[] half = new byte[MAC_BYTES];
  private final byte[] text = new byte[TEXT_BYTES];
  private final byte[] claimed = new byte[TEXT_BYTES];
  private byte[] bytes = new byte[USUAL_SIZE];
  private int end;

  MacInput() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Reads a record. */
  MacInput read(EventHeaders headers, byte @Nullable [] key, byte @Nullable [] payload) {
    end = 0;
    add(PURPOSE);
    for (int place = 0; place < EventHeaders.TRACEPARENT; place++) {
      add(headers.value(place));
    }
    add(key);
    addLength(payload);
    sha256.update(bytes, 0, end);
    if (payload != null) {
      sha256.update(payload);
    }
    try {
      int unused = sha256.digest(digest, 0, SHA256_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("there is room for a SHA-256", e);
    }
    return this;
  }

  /** The record's code under a key, as it is in the header; overwritten by the next call. */
  byte[] mac(EventKey key) {
    Mac mac = macs.get(key);
    if (mac == null) {
      mac = newMac(key);
      macs.put(key, mac);
    }
    mac.update(digest);
    try {
      mac.doFinal(whole, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("there is room for a code", e);
    }
    System.arraycopy(whole, 0, half, 0, MAC_BYTES);
    int unused = BASE64.encode(half, text);
    return text;
  }

  /**
   * Whether a part of a header is the record's code under a key. It takes the same time however
   * much of the code is right.
   */
  boolean isMac(EventKey key, byte[] header, int from, int to) {
    byte[] expected = mac(key);
    if (to - from != TEXT_BYTES) {
      return false;
    }
    System.arraycopy(header, from, claimed, 0, TEXT_BYTES);
    return MessageDigest.isEqual(expected, claimed);
  }

  private static Mac newMac(EventKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.secret());
      return mac;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(key + " cannot be used", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private void add(byte @Nullable [] part) {
    addLength(part);
    if (part != null) {
      makeRoom(part.length);
      System.arraycopy(part, 0, bytes, end, part.length);
      end += part.length;
    }
  }

  private void addLength(byte @Nullable [] part) {
    makeRoom(Integer.BYTES);
    LENGTH.set(bytes, end, part == null ? -1 : part.length);
    end += Integer.BYTES;
  }

  private void makeRoom(int more) {
    if (bytes.length - end < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
    }
  }
}
