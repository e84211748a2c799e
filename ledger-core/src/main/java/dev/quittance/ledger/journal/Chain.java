package dev.quittance.ledger.journal;

import dev.quittance.ledger.posting.Account;
import dev.quittance.ledger.posting.Posting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * The hash chain of a partition: each entry's hash is SHA-256 over the previous hash and the entry
 * in canonical form, so two journals are equal up to an entry exactly if their hashes of it are.
 * The first entry follows 32 zero bytes.
 *
 * <p>Canonical form, numbers big-endian: offset (8 bytes), step (2), type (1), status (1), event id
 * (16), order id (16), time in microseconds (8), number of postings (1); for each posting amount
 * (8), currency code (3, ASCII), path debited, path credited, each with its length (1) before it.
 */
public final class Chain {

  public static final int HASH_BYTES = 32;

  private final MessageDigest sha256;
  private final ByteBuffer canonical = ByteBuffer.allocate(4_096);
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

  /** Adds an entry and returns its hash, which is the new head; not to be modified. */
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
    canonical.put((byte) entry.postings().size());
    for (Posting posting : entry.postings()) {
      canonical.putLong(posting.amountMinor());
      canonical.put(ascii(posting.debit().currency().getCurrencyCode()));
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
    // Names are ASCII by the contract, so characters are bytes.
    byte[] kind = ascii(account.kind().segment());
    byte[] name = ascii(account.name());
    canonical.put((byte) (kind.length + 1 + name.length));
    canonical.put(kind);
    canonical.put((byte) ':');
    canonical.put(name);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
