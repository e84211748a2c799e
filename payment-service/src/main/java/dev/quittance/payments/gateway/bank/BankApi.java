package dev.quittance.payments.gateway.bank;

import dev.quittance.contract.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of accounts asks their bank. An exception means that there is no answer, and
 * nothing is known.
 */
public interface BankApi {

  /** What the bank says to an order. */
  sealed interface Answer {

    /** It is carried out. */
    record Paid(String bankReference) implements Answer {}

    /** It never will be. */
    record Refused(String why) implements Answer {}

    /** The bank does not know it. */
    record Unknown() implements Answer {}
  }

  /**
   * An order to pay to whoever sent a transfer.
   *
   * @param endToEndId ours, the same for its whole life: 35 characters at most
   * @param toSenderOf the bank's own name of what was received
   */
  record Order(
      String accountNumber,
      String endToEndId,
      Money amount,
      String toSenderOf,
      @Nullable String text) {}

  /** Orders a payment; sent again, it is paid once. */
  Answer pay(Order order, Duration timeLimit);

  /** What became of an order. */
  Answer payment(String accountNumber, String endToEndId, Duration timeLimit);

  /** Minor units that are announced, or booked and not taken back, with that reference. */
  long incomingMinor(String accountNumber, String reference, Duration timeLimit);
}
