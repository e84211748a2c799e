package dev.quittance.ledger.api.account;

import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.query.account.AccountBalance;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account with its balances, one a currency. */
@Schema(name = "Account")
record AccountView(
    @Schema(examples = "buyer:buyer-1") String id, List<Balance> balances, AsOfView asOf) {

  /** Its balances in one currency. */
  @Schema(name = "AccountBalance")
  record Balance(
      @Schema(examples = "CNY") String currency, TurnoverView posted, PendingView pending) {

    static Balance of(AccountBalance balance) {
      return new Balance(
          balance.currency(), TurnoverView.of(balance.posted()), PendingView.of(balance.pending()));
    }
  }
}
