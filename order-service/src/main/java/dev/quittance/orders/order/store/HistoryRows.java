package dev.quittance.orders.order.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.orders.order.HistoryEntry;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** New rows of {@code order_event}, by one statement. */
final class HistoryRows {

  static final String INSERT =
      """
      INSERT INTO order_event (order_id, revision, event_id, kind, status, amount_minor,
          occurred_at, subject_id, reason)
      SELECT * FROM unnest(?::uuid[], ?::int4[], ?::uuid[], ?::text[], ?::text[], ?::int8[],
          ?::timestamptz[], ?::text[], ?::text[])
      """;

  /** An entry, and the order that it is of. */
  record Row(UUID orderId, HistoryEntry entry) {}

  private HistoryRows() {}

  static void set(ArrayColumns columns, List<Row> rows) throws SQLException {
    columns.set("uuid", rows, Row::orderId);
    columns.set("int4", rows, one -> one.entry().revision());
    columns.set("uuid", rows, one -> Ids.uuid(Ids.EVENT, one.entry().eventId()));
    columns.set("text", rows, one -> one.entry().kind().name());
    columns.set("text", rows, one -> one.entry().status().name());
    columns.set(
        "int8",
        rows,
        one -> {
          Money amount = one.entry().amount();
          return amount == null ? null : amount.amountMinor();
        });
    columns.set("timestamptz", rows, one -> one.entry().occurredAt());
    columns.set("text", rows, one -> one.entry().subjectId());
    columns.set("text", rows, one -> one.entry().reason());
  }
}
