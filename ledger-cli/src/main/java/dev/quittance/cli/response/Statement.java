package dev.quittance.cli.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of an account's statement, newest line first. */
public record Statement(
    String account,
    String currency,
    long openingBalance,
    long closingBalance,
    List<Line> data,
    @Nullable String nextCursor,
    AsOf asOf) {

  /** A debit or a credit, and the balance with it. */
  public record Line(
      String occurredAt,
      int partition,
      long offset,
      String orderId,
      String type,
      String counterAccount,
      @Nullable Long debit,
      @Nullable Long credit,
      long balance) {}
}
