package dev.quittance.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bank account received money: it is on a statement, and not yet known whose it is. Published by
 * payment-service, once per receipt, before anything else about it.
 *
 * @param receiptId the receipt, {@code rcp_...}
 * @param bankAccount the account that received it: a name of ours, such as {@code main}
 * @param amount what was received, positive
 * @param bankReference the bank's own name of the entry, for reconciliation
 * @param remitter who sent it, as the bank says; absent if the bank does not say
 * @param remittance what the sender wrote; absent if nothing
 * @param bookedOn the day on which the bank booked it, for example {@code 2026-11-22}
 */
public record MoneyReceived(
    String receiptId,
    String bankAccount,
    Money amount,
    String bankReference,
    @Nullable String remitter,
    @Nullable String remittance,
    LocalDate bookedOn)
    implements ReceiptEvent {

  public MoneyReceived {
    Require.id(Ids.RECEIPT, receiptId);
    Require.name("bankAccount", bankAccount);
    Require.positive("amount", amount);
    Require.text("bankReference", bankReference);
    Require.textIfAny("remitter", remitter);
    Require.textIfAny("remittance", remittance);
    Require.date("bookedOn", bookedOn);
  }
}
