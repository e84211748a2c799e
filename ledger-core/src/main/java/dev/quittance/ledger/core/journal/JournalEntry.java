package dev.quittance.ledger.core.journal;

import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.AccountKind;
import dev.quittance.ledger.core.posting.Posting;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event that took effect, as the journal keeps it.
 *
 * @param previous where the order's previous event took effect, null for its first
 * @param occurredAtMicros microseconds since 1970 UTC; never before the order's previous entry
 * @param status the transaction's status afterwards
 * @param postings what it moved, at most {@value #MAX_POSTINGS}, each to or from the buyer; none
 *     while an amount is only pending
 */
public record JournalEntry(
    Position position,
    @Nullable Position previous,
    EventType type,
    UUID eventId,
    UUID orderId,
    long occurredAtMicros,
    TransactionStatus status,
    List<Posting> postings) {

  /** More than any event moves, and what {@link Chain} has room for. */
  public static final int MAX_POSTINGS = 16;

  public JournalEntry {
    if (postings.size() > MAX_POSTINGS) {
      throw new IllegalArgumentException("an entry has at most " + MAX_POSTINGS + " postings");
    }
    Account buyer = null;
    long clearing = 0;
    for (Posting posting : postings) {
      if (posting.debit().kind() == AccountKind.BUYER) {
        buyer = onlyBuyer(buyer, posting.debit());
        clearing = Math.addExact(clearing, posting.amountMinor());
      }
      if (posting.credit().kind() == AccountKind.BUYER) {
        buyer = onlyBuyer(buyer, posting.credit());
        clearing = Math.subtractExact(clearing, posting.amountMinor());
      }
      if (posting.debit().kind() != AccountKind.BUYER
          && posting.credit().kind() != AccountKind.BUYER) {
        throw new IllegalArgumentException("a posting is to or from the buyer: " + posting);
      }
    }
    if (clearing != 0) {
      throw new IllegalArgumentException("a buyer's account clears in each entry: " + clearing);
    }
  }

  private static Account onlyBuyer(@Nullable Account known, Account found) {
    if (known != null && !known.equals(found)) {
      throw new IllegalArgumentException("an entry is about one buyer's account");
    }
    return found;
  }
}
