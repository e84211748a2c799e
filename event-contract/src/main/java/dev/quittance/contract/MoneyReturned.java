package dev.quittance.contract;

/**
 * Money received that fits no order was sent back. Published by payment-service; with what was
 * allocated it is never more than was received.
 *
 * @param receiptId the receipt, {@code rcp_...}
 * @param bankAccount the account that sends it: the one that received it
 * @param amount how much of the receipt, positive
 * @param bankReference our or the bank's name of the transfer, for reconciliation
 * @param reason why, in words
 */
public record MoneyReturned(
    String receiptId, String bankAccount, Money amount, String bankReference, String reason)
    implements ReceiptEvent {

  public MoneyReturned {
    Require.id(Ids.RECEIPT, receiptId);
    Require.name("bankAccount", bankAccount);
    Require.positive("amount", amount);
    Require.text("bankReference", bankReference);
    Require.text("reason", reason);
  }
}
