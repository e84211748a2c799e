package dev.quittance.ledger.api.account;

import dev.quittance.kit.list.Page;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.query.account.AccountBalance;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of the list of accounts. */
@Schema(name = "AccountPage")
record AccountPage(List<Item> data, @Nullable String nextCursor, AsOfView asOf) {

  static AccountPage of(Page<AccountBalance> page, AsOfView asOf) {
    Page<Item> items = page.map(Item::of);
    return new AccountPage(items.data(), items.nextCursor(), asOf);
  }

  /** An account in one currency. */
  @Schema(name = "AccountInCurrency")
  record Item(
      @Schema(examples = "buyer:buyer-1") String id,
      @Schema(examples = "CNY") String currency,
      TurnoverView posted,
      PendingView pending) {

    static Item of(AccountBalance balance) {
      return new Item(
          balance.path(),
          balance.currency(),
          TurnoverView.of(balance.posted()),
          PendingView.of(balance.pending()));
    }
  }
}
