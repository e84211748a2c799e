package dev.quittance.ledger.query.transaction;

import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.AccountKind;
import dev.quittance.ledger.query.account.AccountReads;
import dev.quittance.ledger.query.transaction.TransactionFilter.Key;
import dev.quittance.ledger.store.AccountDictionary;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as SQL conditions on the transaction of alias {@code t} and the entry of alias {@code
 * e}. They hold numbers and identifiers only, which are written out.
 */
final class TransactionConditions {

  private static final String OF_RECEIPTS =
      Arrays.stream(TransactionStatus.values())
          .filter(TransactionStatus::isOfReceipt)
          .map(status -> String.valueOf(status.ordinal()))
          .collect(Collectors.joining(", "));

  private final List<String> conditions = new ArrayList<>();

  private TransactionConditions() {}

  static String of(Connection connection, TransactionFilter filter) throws SQLException {
    TransactionConditions sql = new TransactionConditions();
    if (filter.status() != null) {
      sql.conditions.add("e.status_then = " + filter.status().ordinal());
    }
    sql.conditions.add(
        "t.status %s (%s)".formatted(filter.ofReceipts() ? "IN" : "NOT IN", OF_RECEIPTS));
    sql.party(
        connection,
        "t.buyer",
        filter.ofReceipts() ? AccountKind.UNALLOCATED : AccountKind.BUYER,
        filter.buyer());
    sql.party(connection, "t.supplier", AccountKind.SUPPLIER, filter.supplier());
    sql.placed(">=", filter.placedFrom());
    sql.placed("<", filter.placedTo());
    sql.total(">=", filter.minTotal());
    sql.total("<=", filter.maxTotal());
    if (filter.currency() != null) {
      sql.conditions.add(
          String.format(
              Locale.ROOT,
              "t.buyer >> %d = %d",
              AccountDictionary.SEQUENCE_BITS,
              filter.currency().getNumericCode()));
    }
    sql.after(filter.after());
    return sql.conditions.isEmpty() ? "TRUE" : String.join(" AND ", sql.conditions);
  }

  private void party(Connection connection, String column, AccountKind kind, @Nullable String name)
      throws SQLException {
    if (name != null) {
      List<Long> numbers = AccountReads.numbers(connection, kind.segment() + ":" + name);
      conditions.add(
          "%s = ANY ('{%s}'::bigint[])"
              .formatted(
                  column, numbers.stream().map(String::valueOf).collect(Collectors.joining(","))));
    }
  }

  private void placed(String operator, @Nullable Instant time) {
    if (time != null) {
      conditions.add("t.placed_at " + operator + " " + Micros.notBefore(time));
    }
  }

  private void total(String operator, @Nullable Long amount) {
    if (amount != null) {
      conditions.add("t.total " + operator + " " + amount);
    }
  }

  private void after(@Nullable Key key) {
    if (key != null) {
      conditions.add(
          String.format(
              Locale.ROOT,
              "t.placed_at <= %1$d AND (t.placed_at, t.order_id) < (%1$d, '%2$s'::uuid)",
              Micros.of(key.placedAt()),
              key.orderId()));
    }
  }
}
