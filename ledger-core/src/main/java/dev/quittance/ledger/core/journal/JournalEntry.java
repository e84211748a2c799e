package dev.quittance.ledger.core.journal;

import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.AccountKind;
import dev.quittance.ledger.core.posting.Posting;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event that took effect, as the journal keeps it.
 *
 * @param previous where the order's or receipt's previous event took effect, null for its first
 * @param occurredAtMicros microseconds since 1970 UTC; never before the order's previous entry
 * @param orderId the order, or the receipt
 * @param status the transaction's status afterwards
 * @param postings what it moved, at most {@value #MAX_POSTINGS}, each to or from the buyer, whose
 *     accounts clear in each currency, or of a receipt its unallocated account; none while an
 *     amount is only pending
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
    Account hub = null;
    long clearing = 0;
    boolean inOneCurrency = true;
    for (Posting posting : postings) {
      boolean debited = isHub(posting.debit(), type);
      Account own = debited ? posting.debit() : posting.credit();
      if (debited == isHub(posting.credit(), type)) {
        throw new IllegalArgumentException(
            "a posting is to or from the buyer, or the receipt's account: " + posting);
      }
      if (hub == null) {
        hub = own;
      } else if (!hub.equals(own)) {
        requireSameOwner(hub, own);
        inOneCurrency = false;
      }
      clearing = Math.addExact(clearing, debited ? posting.amountMinor() : -posting.amountMinor());
    }
    if (hub != null
        && hub.kind() == AccountKind.BUYER
        && !(inOneCurrency ? clearing == 0 : clearsInEach(postings))) {
      throw new IllegalArgumentException("a buyer's account clears in each entry");
    }
  }

  /** The account by which an entry's postings are found (ADR 0012, ADR 0038). */
  private static boolean isHub(Account account, EventType type) {
    return account.kind() == (isOfReceipt(type) ? AccountKind.UNALLOCATED : AccountKind.BUYER);
  }

  /** Whether it is an entry of a receipt rather than of an order. */
  public static boolean isOfReceipt(EventType type) {
    return ReceiptEvent.class.isAssignableFrom(type.recordClass());
  }

  private static void requireSameOwner(Account known, Account found) {
    if (!known.name().equals(found.name())) {
      throw new IllegalArgumentException("an entry is about one buyer's accounts");
    }
  }

  private static boolean clearsInEach(List<Posting> postings) {
    Map<Currency, Long> clearing = new HashMap<>();
    for (Posting posting : postings) {
      boolean debited = posting.debit().kind() == AccountKind.BUYER;
      clearing.merge(
          posting.debit().currency(),
          debited ? posting.amountMinor() : -posting.amountMinor(),
          Math::addExact);
    }
    return clearing.values().stream().allMatch(sum -> sum == 0);
  }
}
