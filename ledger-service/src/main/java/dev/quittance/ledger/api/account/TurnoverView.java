package dev.quittance.ledger.api.account;

import dev.quittance.ledger.query.account.Turnover;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Posted debits and credits in minor units; the balance is debits minus credits. */
@Schema(name = "Posted")
record TurnoverView(
    @Schema(examples = "1099") long debits,
    @Schema(examples = "1000") long credits,
    @Schema(examples = "99") long balance) {

  static TurnoverView of(Turnover turnover) {
    return new TurnoverView(turnover.debits(), turnover.credits(), turnover.balance());
  }
}
