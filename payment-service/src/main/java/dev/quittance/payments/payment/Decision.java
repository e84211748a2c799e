package dev.quittance.payments.payment;

import dev.quittance.contract.Event;
import java.util.List;

/** What follows from a command. */
public sealed interface Decision {

  /**
   * The state changes, and the world is told.
   *
   * @param events to be published with the change, often none
   */
  record Taken(Change change, List<Event> events) implements Decision {
    public Taken {
      events = List.copyOf(events);
    }

    static Taken silently(Change change) {
      return new Taken(change, List.of());
    }
  }

  /** Nothing changes. */
  record Refused(PaymentRefusal refusal) implements Decision {}
}
