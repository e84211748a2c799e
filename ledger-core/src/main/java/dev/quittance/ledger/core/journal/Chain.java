package dev.quittance.ledger.core.journal;

import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * The hash chain of a partition: each entry's hash is SHA-256 over the previous hash and the entry
 * in canonical form, so two journals are equal up to an entry exactly if their hashes of it are.
 * The first entry follows 32 zero bytes.
 *
 * <p>Canonical form, numbers big-endian: offset (8 bytes), step (2), type (1: its place in {@link
 * EventType}, from 0), status (1: its place in {@link TransactionStatus}, from 0), event id (16),
 * order id (16), time in microseconds since 1970 UTC (8), number of postings (1); for each posting
 * amount (8), currency code (3, ASCII), path debited, path credited, each with its length (1)
 * before it. What does not fit is refused, never cut off.
 */
public final class Chain {

  public static final int HASH_BYTES = 32;

  private static final int MAX_ASCII = 0x7f;
  private static final int MAX_BYTE = 0xff;

  private final MessageDigest sha256;
  private final ByteBuffer canonical = ByteBuffer.allocate(16_384);
  private byte[] head;

  /** Continues from {@code head}: 32 bytes, zero at the beginning. */
  public Chain(byte[] head) {
    if (head.length != HASH_BYTES) {
      throw new IllegalArgumentException("a head has " + HASH_BYTES + " bytes");
    }
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    this.head = head.clone();
  }

  public static Chain fromStart() {
    return new Chain(new byte[HASH_BYTES]);
  }

  public byte[] head() {
    return head;
  }

  /**
   * Adds an entry and returns its hash, which is the new head; not to be modified.
   *
   * @throws IllegalArgumentException if the canonical form has no room for it
   */
  public byte[] append(JournalEntry entry) {
    canonical.clear();
    canonical.put(head);
    canonical.putLong(entry.position().offset());
    canonical.putShort((short) entry.position().step());
    canonical.put((byte) entry.type().ordinal());
    canonical.put((byte) entry.status().ordinal());
    put(entry.eventId());
    put(entry.orderId());
    canonical.putLong(entry.occurredAtMicros());
    canonical.put((byte) fit("number of postings", entry.postings().size(), MAX_BYTE));
    for (Posting posting : entry.postings()) {
      canonical.putLong(posting.amountMinor());
      put(posting.debit().currency().getCurrencyCode());
      put(posting.debit());
      put(posting.credit());
    }
    sha256.update(canonical.array(), 0, canonical.position());
    head = sha256.digest();
    return head;
  }

  private void put(UUID uuid) {
    canonical.putLong(uuid.getMostSignificantBits());
    canonical.putLong(uuid.getLeastSignificantBits());
  }

  private void put(Account account) {
    String kind = account.kind().segment();
    String name = account.name();
    canonical.put((byte) fit("length of a path", kind.length() + 1 + name.length(), MAX_BYTE));
    put(kind);
    canonical.put((byte) ':');
    put(name);
  }

  /** Codes and names are ASCII by the contract, so characters are bytes. */
  private void put(String ascii) {
    int from = canonical.position();
    int length = fit("length of a text", ascii.length(), MAX_BYTE);
    byte[] bytes = canonical.array();
    int all = 0;
    for (int i = 0; i < length; i++) {
      char c = ascii.charAt(i);
      all |= c;
      bytes[from + i] = (byte) c;
    }
    fit("character", all, MAX_ASCII);
    canonical.position(from + length);
  }

  private static int fit(String what, int value, int max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(
          "the canonical form has no room for a " + what + " of " + value);
    }
    return value;
  }
}
