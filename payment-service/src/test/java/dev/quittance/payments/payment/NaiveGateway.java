package dev.quittance.payments.payment;

import dev.quittance.payments.operation.Outcome;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that charges whenever a request arrives: it does not know idempotency keys. So a second
 * arrival would be a second charge.
 */
final class NaiveGateway {

  private enum Card {
    AT_ONCE,
    LATER,
    WITH_BUYER
  }

  private final Random random;
  private final Card card;
  private final boolean isTakenBack;
  private int arrivals;
  private int charges;
  private @Nullable Boolean paid;

  /**
   * @param takesBack whether it may take back what it has paid, as with refunds; it has no buyer
   *     then
   */
  NaiveGateway(Random random, boolean takesBack) {
    this.random = random;
    this.card = Card.values()[random.nextInt(takesBack ? 2 : 3)];
    this.isTakenBack = takesBack && random.nextInt(2) == 0;
  }

  int charges() {
    return charges;
  }

  int arrivals() {
    return arrivals;
  }

  boolean isPaid() {
    return Boolean.TRUE.equals(paid);
  }

  void arrive() {
    arrivals++;
    if (card == Card.AT_ONCE) {
      decide(random.nextInt(3) > 0);
    }
  }

  /** The buyer acts, or the gateway makes up its mind. */
  void timePasses() {
    if (arrivals > 0 && paid == null && random.nextInt(30) == 0) {
      decide(random.nextInt(3) > 0);
    }
  }

  /** What it paid comes back; once, and it never pays again. */
  void comesBack() {
    if (isTakenBack && isPaid()) {
      paid = false;
    }
  }

  Outcome cancel() {
    if (arrivals > 0 && paid == null) {
      decide(false);
    }
    return state();
  }

  Outcome state() {
    if (arrivals == 0) {
      return new Outcome.NotArrived();
    }
    if (paid == null) {
      return card == Card.WITH_BUYER
          ? new Outcome.ActionRequired("ch_1", Samples.REDIRECT)
          : new Outcome.Pending("ch_1");
    }
    return paid ? new Outcome.Succeeded("ch_1") : new Outcome.Declined("card_declined");
  }

  private void decide(boolean pay) {
    paid = pay;
    if (pay) {
      charges++;
    }
  }
}
