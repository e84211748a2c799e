package dev.quittance.ledger.api.transaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quittance.contract.Ids;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.query.parked.ParkedNotice;
import dev.quittance.ledger.query.transaction.OrderHistory;
import dev.quittance.ledger.query.transaction.TimelineEntry;
import dev.quittance.ledger.query.transaction.TransactionState;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A transaction with its journal entries, oldest first, and its events that are parked. */
@Schema(name = "TransactionHistory")
record HistoryView(
    @JsonUnwrapped TransactionView transaction,
    List<Entry> timeline,
    List<Parked> parked,
    AsOfView asOf) {

  /** A journal entry; the chain's hash covers the partition's journal up to and with it. */
  @Schema(name = "JournalEntry")
  record Entry(
      @Schema(examples = "PaymentAuthorized") String type,
      @Schema(examples = "evt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String eventId,
      Instant occurredAt,
      int partition,
      long offset,
      int step,
      TransactionStatus status,
      String chainHash,
      List<Move> postings) {

    static Entry of(TimelineEntry entry) {
      return new Entry(
          entry.type().simpleName(),
          Ids.of(Ids.EVENT, entry.eventId()),
          entry.occurredAt(),
          entry.position().partition(),
          entry.position().offset(),
          entry.position().step(),
          entry.status(),
          HexFormat.of().formatHex(entry.chainHash()),
          entry.postings().stream().map(Move::of).toList());
    }
  }

  /** An amount in minor units, debited to one account and credited to another. */
  @Schema(name = "Posting")
  record Move(
      @Schema(examples = "gateway:sandbox") String debit,
      @Schema(examples = "buyer:buyer-1") String credit,
      @Schema(examples = "1099") long amount,
      @Schema(examples = "CNY") String currency) {

    static Move of(Posting posting) {
      return new Move(
          posting.debit().path(),
          posting.credit().path(),
          posting.amountMinor(),
          posting.debit().currency().getCurrencyCode());
    }
  }

  /** An event that could not be posted. */
  @Schema(name = "ParkedEventOfOrder")
  record Parked(int partition, long offset, String reason, String detail) {

    static Parked of(ParkedNotice notice) {
      return new Parked(notice.partition(), notice.offset(), notice.reason(), notice.detail());
    }
  }

  static HistoryView of(TransactionState state, OrderHistory history, AsOfView asOf) {
    return new HistoryView(
        TransactionView.of(state),
        history.timeline().stream().map(Entry::of).toList(),
        history.parked().stream().map(Parked::of).toList(),
        asOf);
  }
}
