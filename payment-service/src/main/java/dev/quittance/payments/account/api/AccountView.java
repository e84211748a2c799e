package dev.quittance.payments.account.api;

import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.PaymentAccount.Freeze;
import dev.quittance.payments.account.PaymentAccount.FrozenBy;
import dev.quittance.payments.account.store.StoredAccount;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment account as JSON. */
@Schema(name = "PaymentAccount")
record AccountView(
    @Schema(examples = "acct_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    String buyerId,
    @Schema(description = "OPEN, or FROZEN: nothing can be paid with it.") Status status,
    @Schema(description = "Who froze it, and why.") @Nullable FrozenView frozen,
    @Schema(
            description = "The instrument to be offered first.",
            examples = "pm_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @Nullable String defaultInstrumentId,
    @Schema(description = "Those that are linked, oldest first.") List<InstrumentView> instruments,
    @Schema(description = "Counts the changes; the ETag is this number in quotes.", examples = "1")
        int version,
    Instant createdAt,
    Instant updatedAt) {

  @Schema(name = "PaymentAccountStatus")
  enum Status {
    OPEN,
    FROZEN
  }

  @Schema(name = "Frozen")
  record FrozenView(
      @Schema(description = "Who can unfreeze it: what STAFF froze, only staff.") FrozenBy by,
      String reason) {}

  static AccountView of(StoredAccount stored) {
    PaymentAccount account = stored.account();
    Freeze freeze = account.freeze();
    return new AccountView(
        account.id(),
        account.buyerId(),
        freeze == null ? Status.OPEN : Status.FROZEN,
        freeze == null ? null : new FrozenView(freeze.by(), freeze.reason()),
        account.defaultInstrument(),
        account.instruments().stream().map(one -> InstrumentView.of(account, one)).toList(),
        account.revision(),
        stored.openedAt(),
        stored.updatedAt());
  }
}
