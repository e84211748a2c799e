package dev.quittance.payments.statement;

import org.jspecify.annotations.Nullable;

/**
 * Who is on the other side of a payment.
 *
 * @param name as the bank has it
 * @param account an IBAN or the bank's own number
 */
public record PartyDetails(@Nullable String name, @Nullable String account) {

  /** Of a bank that says nothing. */
  public static final PartyDetails UNKNOWN = new PartyDetails(null, null);
}
