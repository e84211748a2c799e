package dev.quittance.ledger.query.statement;

import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.journal.JournalEntry;
import java.time.Instant;
import java.util.UUID;

/**
 * A posting as one of its two accounts sees it.
 *
 * @param orderId the order, or the receipt
 * @param counterAccount the other account's path
 * @param debitMinor what was debited; 0 if it was credited
 * @param creditMinor what was credited; 0 if it was debited
 * @param balanceMinor the account's balance with it: all debits so far minus all credits
 */
public record StatementLine(
    Place place,
    UUID orderId,
    EventType type,
    String counterAccount,
    long debitMinor,
    long creditMinor,
    long balanceMinor) {

  /** The id of the order, or of the receipt. */
  public String subject() {
    return Ids.of(JournalEntry.isOfReceipt(type) ? Ids.RECEIPT : Ids.ORDER, orderId);
  }

  /**
   * A line's place: statements are in the order of time, and of the log where times are equal.
   *
   * @param position the posting's position as a number
   */
  public record Place(long occurredAtMicros, long position) {

    public Instant occurredAt() {
      return Micros.toInstant(occurredAtMicros);
    }

    public Position entry() {
      return Position.ofNumber(position);
    }

    /** Which of the entry's postings it is. */
    public int line() {
      return Position.lineOf(position);
    }
  }
}
