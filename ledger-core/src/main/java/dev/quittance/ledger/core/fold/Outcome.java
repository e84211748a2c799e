package dev.quittance.ledger.core.fold;

import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.posting.Posting;
import java.util.List;

/** What an event does. There is an answer for every event in every state. */
public sealed interface Outcome {

  /** It takes effect. */
  record Applied(Transaction after, List<Posting> postings) implements Outcome {

    public Applied {
      postings = List.copyOf(postings);
    }
  }

  /** It took effect before, under the same event id: nothing changes. */
  record AlreadySeen() implements Outcome {}

  /** It cannot take effect: to be parked. */
  record Refused(RefusalCode reason, String detail) implements Outcome {}
}
