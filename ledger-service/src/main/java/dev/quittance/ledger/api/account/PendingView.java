package dev.quittance.ledger.api.account;

import dev.quittance.ledger.query.account.Turnover;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What buyers owe (debits) and suppliers are due (credits) until payments are decided. */
@Schema(name = "Pending")
record PendingView(@Schema(examples = "500") long debits, @Schema(examples = "0") long credits) {

  static PendingView of(Turnover turnover) {
    return new PendingView(turnover.debits(), turnover.credits());
  }
}
