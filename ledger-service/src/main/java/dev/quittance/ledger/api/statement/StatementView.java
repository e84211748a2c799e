package dev.quittance.ledger.api.statement;

import dev.quittance.kit.list.Page;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.query.statement.AccountStatement;
import dev.quittance.ledger.query.statement.StatementLine;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of an account's statement, newest line first. Amounts are minor units. */
@Schema(name = "Statement")
record StatementView(
    @Schema(examples = "buyer:buyer-1") String account,
    @Schema(examples = "CNY") String currency,
    @Schema(examples = "0") long openingBalance,
    @Schema(examples = "99") long closingBalance,
    List<Line> data,
    @Nullable String nextCursor,
    AsOfView asOf) {

  static StatementView of(AccountStatement statement, Page<StatementLine> page, AsOfView asOf) {
    Page<Line> lines = page.map(Line::of);
    return new StatementView(
        statement.range().account(),
        statement.currency(),
        statement.openingMinor(),
        statement.closingMinor(),
        lines.data(),
        lines.nextCursor(),
        asOf);
  }

  /** A posting: a debit or a credit, and the balance with it. */
  @Schema(name = "StatementLine")
  record Line(
      Instant occurredAt,
      int partition,
      long offset,
      int step,
      int line,
      @Schema(
              description = "The order, or the receipt (rcp_).",
              pattern = "^(ord|rcp)_[0-9a-f]{32}$",
              examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
          String orderId,
      @Schema(examples = "PaymentAuthorized") String type,
      @Schema(examples = "gateway:sandbox") String counterAccount,
      @Schema(examples = "1099") @Nullable Long debit,
      @Schema(examples = "1099") @Nullable Long credit,
      @Schema(examples = "99") long balance) {

    static Line of(StatementLine line) {
      StatementLine.Place place = line.place();
      Position entry = place.entry();
      return new Line(
          place.occurredAt(),
          entry.partition(),
          entry.offset(),
          entry.step(),
          place.line(),
          line.subject(),
          line.type().simpleName(),
          line.counterAccount(),
          line.debitMinor() == 0 ? null : line.debitMinor(),
          line.creditMinor() == 0 ? null : line.creditMinor(),
          line.balanceMinor());
    }
  }
}
