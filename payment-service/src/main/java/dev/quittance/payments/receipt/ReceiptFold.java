package dev.quittance.payments.receipt;

import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.ReceiptEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The only thing that changes a receipt, and says what is to be published with it. */
public final class ReceiptFold {

  /** Why a bank took money back by itself. */
  private static final String REVERSED = "Reversed by the bank";

  private ReceiptFold() {}

  /**
   * A receipt after a change.
   *
   * @param events to be published with it, often none
   */
  public record Applied(Receipt receipt, List<ReceiptEvent> events) {
    public Applied {
      events = List.copyOf(events);
    }
  }

  /** What is published when money came. */
  public static ReceiptEvent received(Receipt receipt) {
    ReceiptTerms terms = receipt.terms();
    return new MoneyReceived(
        terms.id(),
        terms.bankAccount(),
        terms.amount(),
        terms.bankReference(),
        terms.remitter(),
        terms.remittance(),
        terms.bookedOn());
  }

  public static Applied apply(Receipt receipt, ReceiptChange change) {
    ReceiptState state = receipt.state();
    ReceiptTerms terms = receipt.terms();
    return switch (change) {
      case ReceiptChange.Allocated(String orderId, String paymentId, Money amount) ->
          new Applied(
              with(
                  receipt,
                  state.allocated().plus(amount),
                  state.returning(),
                  state.returned(),
                  ReceiptNote.TOO_MUCH),
              List.of(
                  new MoneyAllocated(terms.id(), terms.bankAccount(), orderId, paymentId, amount)));
      case ReceiptChange.ReturnOrdered(Money amount) ->
          new Applied(
              with(
                  receipt,
                  state.allocated(),
                  state.returning().plus(amount),
                  state.returned(),
                  state.note()),
              List.of());
      case ReceiptChange.ReturnPaid(Money amount, String reference, String reason) ->
          new Applied(
              with(
                  receipt,
                  state.allocated(),
                  state.returning().minus(amount),
                  state.returned().plus(amount),
                  state.note()),
              List.of(
                  new MoneyReturned(terms.id(), terms.bankAccount(), amount, reference, reason)));
      case ReceiptChange.ReturnRefused(Money amount) ->
          new Applied(
              with(
                  receipt,
                  state.allocated(),
                  state.returning().minus(amount),
                  state.returned(),
                  ReceiptNote.RETURN_REFUSED),
              List.of());
      case ReceiptChange.TakenBack(Money amount, String reference) ->
          new Applied(
              with(
                  receipt,
                  state.allocated(),
                  state.returning(),
                  state.returned().plus(amount),
                  state.note()),
              List.of(
                  new MoneyReturned(terms.id(), terms.bankAccount(), amount, reference, REVERSED)));
      case ReceiptChange.Noted(ReceiptNote note) ->
          new Applied(
              with(receipt, state.allocated(), state.returning(), state.returned(), note),
              List.of());
    };
  }

  /** Nothing is said about money that is not left. */
  private static Receipt with(
      Receipt receipt,
      Money allocated,
      Money returning,
      Money returned,
      @Nullable ReceiptNote note) {
    ReceiptState before = receipt.state();
    Receipt after =
        new Receipt(
            receipt.terms(),
            new ReceiptState(before.revision() + 1, allocated, returning, returned, note));
    return after.left().isPositive() || note == null
        ? after
        : new Receipt(
            receipt.terms(),
            new ReceiptState(before.revision() + 1, allocated, returning, returned, null));
  }
}
