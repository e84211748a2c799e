package dev.quittance.ledger.journal;

import dev.quittance.ledger.fold.Transaction;
import org.jspecify.annotations.Nullable;

/** Is told what a book writes, in order. */
public interface BookObserver {

  /** An entry was appended; {@code hash} is the chain's new head. */
  void posted(JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after);

  /** A record was parked, or one that is parked now has another reason. */
  void parked(ParkedRecord parked);

  /** A parked record took effect, or was given up, by a decision of ops. */
  void released(ParkedRecord parked, Decision decision);
}
