package dev.quittance.ledger.core.simulation;

import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The chain of hashes once more, written from its description alone: what an auditor would write in
 * another language.
 */
public final class ReferenceChain {

  private ReferenceChain() {}

  public static byte[] hash(byte[] previous, JournalEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(previous);
      out.writeLong(entry.position().offset());
      out.writeShort(entry.position().step());
      out.writeByte(
          switch (entry.type()) {
            case ORDER_PLACED -> 0;
            case PAYMENT_AUTHORIZED -> 1;
            case PAYMENT_FAILED -> 2;
            case REFUNDED -> 3;
            case PARKED_EVENT_RETRIED -> 4;
            case PARKED_EVENT_DISCARDED -> 5;
            case PARKED_RECORD_DISCARDED -> 6;
            case PAYMENT_ACTION_REQUIRED -> 7;
            case PAYMENT_RETRY_REQUESTED -> 8;
            case REFUND_FAILED -> 9;
            case DISPUTE_OPENED -> 10;
            case DISPUTE_CLOSED -> 11;
            case MONEY_RECEIVED -> 12;
            case MONEY_ALLOCATED -> 13;
            case MONEY_RETURNED -> 14;
            case MONEY_DEBITED -> 15;
            case ORDER_CANCELLED -> 16;
            case BUYER_DISPUTE_OPENED -> 17;
            case BUYER_DISPUTE_RESOLVED -> 18;
            case BUYER_DISPUTE_REFUND_FAILED -> 19;
          });
      out.writeByte(
          switch (entry.status()) {
            case PLACED -> 0;
            case AUTHORIZED -> 1;
            case FAILED -> 2;
            case PARTIALLY_REFUNDED -> 3;
            case REFUNDED -> 4;
            case RECEIVED -> 5;
            case SETTLED -> 6;
            case DEBITED -> 7;
            case CANCELLED -> 8;
          });
      out.write(bytes(entry.eventId()));
      out.write(bytes(entry.orderId()));
      out.writeLong(entry.occurredAtMicros());
      out.writeByte(entry.postings().size());
      for (Posting posting : entry.postings()) {
        out.writeLong(posting.amountMinor());
        out.writeBytes(posting.credit().currency().getCurrencyCode());
        path(out, posting.debit());
        path(out, posting.credit());
      }
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(UUID uuid) {
    byte[] sixteen = new byte[16];
    byte[] digits = new BigInteger(uuid.toString().replace("-", ""), 16).toByteArray();
    int length = Math.min(16, digits.length);
    System.arraycopy(digits, digits.length - length, sixteen, 16 - length, length);
    return sixteen;
  }

  private static void path(DataOutputStream out, Account account) throws IOException {
    byte[] path = account.path().getBytes(StandardCharsets.US_ASCII);
    out.writeByte(path.length);
    out.write(path);
  }
}
