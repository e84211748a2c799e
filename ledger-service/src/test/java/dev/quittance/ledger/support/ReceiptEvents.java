package dev.quittance.ledger.support;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import java.time.LocalDate;

/** The events of one receipt. */
public record ReceiptEvents(String receiptId, String bankAccount, Money amount) {

  public static ReceiptEvents of(String bankAccount, long amount, String currency) {
    return new ReceiptEvents(Ids.next(Ids.RECEIPT), bankAccount, Money.of(amount, currency));
  }

  /** The same receipt as another service may believe it to be. */
  public ReceiptEvents at(String otherBankAccount) {
    return new ReceiptEvents(receiptId, otherBankAccount, amount);
  }

  public MoneyReceived received() {
    return new MoneyReceived(
        receiptId, bankAccount, amount, "NTRF-1", "somebody", null, LocalDate.of(2026, 11, 22));
  }

  public MoneyAllocated allocated(long minor) {
    return new MoneyAllocated(
        receiptId, bankAccount, Ids.next(Ids.ORDER), Ids.next(Ids.PAYMENT), money(minor));
  }

  public MoneyReturned returned(long minor) {
    return new MoneyReturned(receiptId, bankAccount, money(minor), "out-1", "fits no order");
  }

  private Money money(long minor) {
    return new Money(minor, amount.currency());
  }
}
