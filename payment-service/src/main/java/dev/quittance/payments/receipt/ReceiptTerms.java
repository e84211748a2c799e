package dev.quittance.payments.receipt;

import dev.quittance.contract.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was received; it never changes.
 *
 * @param id {@code rcp_...}
 * @param bankAccount the account that has it, by our name
 * @param amount positive
 * @param bankReference the bank's own name of it
 * @param remitter who sent it, as the bank says
 * @param remittance what the sender wrote
 * @param bookedOn on which day of the bank
 * @param attemptId {@code att_...}, whose reference is on it
 */
public record ReceiptTerms(
    String id,
    String bankAccount,
    Money amount,
    String bankReference,
    @Nullable String remitter,
    @Nullable String remittance,
    LocalDate bookedOn,
    @Nullable String attemptId) {

  public ReceiptTerms {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a receipt is of a positive amount, not " + amount);
    }
  }
}
