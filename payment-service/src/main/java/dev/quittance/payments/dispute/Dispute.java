package dev.quittance.payments.dispute;

import dev.quittance.contract.DisputeClosed.Bearer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dispute of a payment, and what became of it.
 *
 * @param revision counts the changes, from 1
 * @param borneBy whose loss it is, once it is lost
 * @param feeReturned of one that was won: whether the gateway gave its fee back as well
 * @param closedAt when it was decided, as far as we were told; null while it is open
 */
public record Dispute(
    DisputeTerms terms,
    int revision,
    DisputeStatus status,
    @Nullable Bearer borneBy,
    boolean feeReturned,
    @Nullable Instant closedAt) {

  public Dispute {
    if ((status == DisputeStatus.LOST) != (borneBy != null)) {
      throw new IllegalArgumentException("somebody bears a dispute exactly if it is lost");
    }
    if ((status == DisputeStatus.OPEN) != (closedAt == null)) {
      throw new IllegalArgumentException("a dispute is closed exactly if it is decided");
    }
  }

  static Dispute opened(DisputeTerms terms) {
    return new Dispute(terms, 1, DisputeStatus.OPEN, null, false, null);
  }

  Dispute won(boolean withFee, Instant at) {
    return new Dispute(terms, revision + 1, DisputeStatus.WON, null, withFee, at);
  }

  Dispute lost(Bearer bearer, Instant at) {
    return new Dispute(terms, revision + 1, DisputeStatus.LOST, bearer, false, at);
  }

  public String id() {
    return terms.id();
  }
}
