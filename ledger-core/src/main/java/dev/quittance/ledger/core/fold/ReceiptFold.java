package dev.quittance.ledger.core.fold;

import dev.quittance.contract.Ids;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.fold.Outcome.Applied;
import dev.quittance.ledger.core.fold.Outcome.Refused;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Postings;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to money that a bank account received. */
final class ReceiptFold {

  private ReceiptFold() {}

  static Outcome first(ReceiptEvent event, UUID mark, long timeMicros, Position position) {
    return switch (event) {
      case MoneyReceived received -> received(received, mark, timeMicros, position);
      case MoneyDebited debited -> debited(debited, mark, timeMicros, position);
      case MoneyAllocated _, MoneyReturned _ -> unknown(event);
    };
  }

  /** What cannot happen to a transaction whatever has happened to it; null if it can. */
  static @Nullable Refused impossible(Transaction before, ReceiptEvent event) {
    if (event instanceof MoneyReceived || event instanceof MoneyDebited) {
      return new Refused(
          RefusalCode.RECEIPT_ALREADY_RECEIVED, "another event has this id, and said what it is");
    }
    return before.status().isOfReceipt() ? null : unknown(event);
  }

  static Outcome happened(Change change, ReceiptEvent event) {
    Transaction before = change.before();
    if (!event.bankAccount().equals(before.buyer().name())) {
      return new Refused(
          RefusalCode.RECEIPT_MISMATCH, before.buyer().name() + " received it, not this account");
    }
    if (!event.amount().currency().equals(before.currency())) {
      return Fold.currencyMismatch(before, event.amount());
    }
    long amount = event.amount().amountMinor();
    long left = before.totalMinor() - before.feeMinor() - before.refundedMinor();
    if (amount > left) {
      return new Refused(
          RefusalCode.RECEIPT_EXCEEDED,
          event.amount() + " of it is to go, but only " + left + " is left");
    }
    return switch (event) {
      case MoneyAllocated _ -> new Applied(change.settled(amount, 0), List.of());
      case MoneyReturned _ ->
          new Applied(
              change.settled(0, amount),
              Postings.returned(before.buyer(), before.supplier(), amount));
      case MoneyReceived _, MoneyDebited _ ->
          throw new IllegalArgumentException("handled before there is a change");
    };
  }

  private static Outcome received(
      MoneyReceived event, UUID mark, long timeMicros, Position position) {
    Transaction received = first(event, TransactionStatus.RECEIVED, 0, mark, timeMicros, position);
    return new Applied(
        received,
        Postings.received(received.buyer(), received.supplier(), event.amount().amountMinor()));
  }

  /** All of it has left: nothing else can happen to it. */
  private static Outcome debited(
      MoneyDebited event, UUID mark, long timeMicros, Position position) {
    Transaction debited =
        first(
            event,
            TransactionStatus.DEBITED,
            event.amount().amountMinor(),
            mark,
            timeMicros,
            position);
    return new Applied(debited, Postings.debited(debited.buyer(), debited.supplier(), event));
  }

  private static Transaction first(
      ReceiptEvent event,
      TransactionStatus status,
      long returnedMinor,
      UUID mark,
      long timeMicros,
      Position position) {
    Currency currency = event.amount().currency();
    return new Transaction(
        Ids.uuid(Ids.RECEIPT, event.receiptId()),
        status,
        Account.unallocated(event.bankAccount(), currency),
        Account.bank(event.bankAccount(), currency),
        null,
        event.amount().amountMinor(),
        0,
        returnedMinor,
        0,
        PaymentExtras.NONE,
        timeMicros,
        timeMicros,
        position,
        List.of(mark));
  }

  private static Refused unknown(ReceiptEvent event) {
    return new Refused(RefusalCode.RECEIPT_UNKNOWN, "nothing was received as " + event.receiptId());
  }
}
