package dev.quittance.orders.order.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.orders.order.LoggedEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** New rows of {@code logged_event}, by one statement. */
final class LoggedEventRows {

  /**
   * An own event counts if the order has it in its history: whoever may write to the log could have
   * made up others. Of copies the first one counts, as it does in the ledger. A join, as an EXISTS
   * beside an OR may be planned to read the whole history into memory first.
   */
  static final String INSERT =
      """
      INSERT INTO logged_event (event_id, log_partition, log_offset, gateway, gateway_reference,
          charged_minor, charged_currency, surcharge_minor, rate, bank_account)
      SELECT e.event_id, e.log_partition, e.log_offset, e.gateway, e.gateway_reference,
             e.charged_minor, e.charged_currency, e.surcharge_minor, e.rate, e.bank_account
        FROM unnest(?::uuid[], ?::uuid[], ?::int4[], ?::int8[], ?::text[], ?::text[],
                    ?::int8[], ?::text[], ?::int8[], ?::text[], ?::text[])
             AS e (event_id, own_order, log_partition, log_offset, gateway, gateway_reference,
                   charged_minor, charged_currency, surcharge_minor, rate, bank_account)
             LEFT JOIN order_event AS h ON h.order_id = e.own_order AND h.event_id = e.event_id
       WHERE e.own_order IS NULL OR h.order_id IS NOT NULL
      ON CONFLICT (event_id) DO NOTHING
      """;

  /**
   * An event to be stored.
   *
   * @param ownOrder the order that must have it in its history; null if it has it by now
   */
  record Row(LoggedEvent event, @Nullable UUID ownOrder) {}

  private LoggedEventRows() {}

  static void set(ArrayColumns columns, List<Row> rows) throws SQLException {
    columns.set("uuid", rows, one -> Ids.uuid(Ids.EVENT, one.event().eventId()));
    columns.set("uuid", rows, Row::ownOrder);
    columns.set("int4", rows, one -> one.event().partition());
    columns.set("int8", rows, one -> one.event().offset());
    columns.set("text", rows, one -> one.event().gateway());
    columns.set("text", rows, one -> one.event().gatewayReference());
    columns.set("int8", rows, one -> minor(one.event().charged()));
    columns.set("text", rows, one -> currency(one.event().charged()));
    columns.set("int8", rows, one -> minor(one.event().surcharge()));
    columns.set("text", rows, one -> one.event().rate());
    columns.set("text", rows, one -> one.event().bankAccount());
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.amountMinor();
  }

  private static @Nullable String currency(@Nullable Money money) {
    return money == null ? null : money.currency().getCurrencyCode();
  }
}
