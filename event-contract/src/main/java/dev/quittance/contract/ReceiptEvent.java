package dev.quittance.contract;

/**
 * Something that happened to money which a bank account received, or that left it by itself. A
 * receipt has no order and no buyer until it is allocated, so its own id is the record's key.
 */
public sealed interface ReceiptEvent extends Event
    permits MoneyReceived, MoneyAllocated, MoneyReturned, MoneyDebited {

  /** The receipt this belongs to: {@code rcp_} and 32 hex digits. */
  String receiptId();

  /** The name of the bank account whose money it is, in the currency of the amount. */
  String bankAccount();

  Money amount();

  @Override
  default String subject() {
    return receiptId();
  }
}
