package dev.quittance.sandbox.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that came or went.
 *
 * @param bankReference the bank's own name of it
 * @param account whose
 * @param amountMinor positive if it came, negative if it went; after the charge
 * @param day on which it is booked
 * @param reverses the bank reference of the movement that it takes back
 * @param fee whether it is a charge of the bank's own
 * @param chargeMinor what the bank has kept of it for itself
 * @param terms what its sender said
 */
public record Movement(
    String bankReference,
    String account,
    long amountMinor,
    LocalDate day,
    MovementStatus status,
    @Nullable String reverses,
    boolean fee,
    long chargeMinor,
    Terms terms) {

  /**
   * What its sender said.
   *
   * @param otherName who is on the other side
   * @param otherAccount his IBAN or number
   * @param reference what the money is for
   * @param place where the statement has the reference
   * @param text free text
   * @param batch movements of one name and day are one entry of the statement
   */
  public record Terms(
      String otherName,
      @Nullable String otherAccount,
      @Nullable String reference,
      ReferencePlace place,
      @Nullable String text,
      @Nullable String batch) {}

  public boolean isBooked() {
    return status == MovementStatus.BOOKED;
  }

  Movement booked(LocalDate on) {
    return new Movement(
        bankReference,
        account,
        amountMinor,
        on,
        MovementStatus.BOOKED,
        reverses,
        fee,
        chargeMinor,
        terms);
  }
}
