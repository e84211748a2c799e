package dev.quittance.ledger.api.account;

import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.query.account.TrialBalance;
import dev.quittance.ledger.query.snapshot.SnapshotAnswer;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The ledger's debits and credits. */
@Schema(name = "TrialBalance")
record TrialBalanceView(List<InCurrency> currencies, AsOfView asOf) {

  /** The sums of one currency; the difference is zero, or something is badly wrong. */
  @Schema(name = "TrialBalanceInCurrency")
  record InCurrency(
      @Schema(examples = "CNY") String currency,
      @Schema(examples = "2198") long debits,
      @Schema(examples = "2198") long credits,
      @Schema(examples = "0") long difference,
      PendingView pending,
      List<Line> lines) {

    static InCurrency of(TrialBalance balance) {
      return new InCurrency(
          balance.currency(),
          balance.posted().debits(),
          balance.posted().credits(),
          balance.posted().balance(),
          PendingView.of(balance.pending()),
          balance.lines().stream().map(Line::of).toList());
    }
  }

  /** An account, or all accounts of buyers or suppliers together. */
  @Schema(name = "TrialBalanceLine")
  record Line(
      @Schema(examples = "buyer:*") String account, long debits, long credits, long balance) {

    static Line of(TrialBalance.Line line) {
      return new Line(
          line.account(), line.posted().debits(), line.posted().credits(), line.posted().balance());
    }
  }

  static TrialBalanceView of(SnapshotAnswer<List<TrialBalance>> found) {
    return new TrialBalanceView(
        found.answer().stream().map(InCurrency::of).toList(), AsOfView.of(found));
  }
}
