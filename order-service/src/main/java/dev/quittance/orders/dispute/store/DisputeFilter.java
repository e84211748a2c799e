package dev.quittance.orders.dispute.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.dispute.DisputeSource;
import dev.quittance.orders.dispute.DisputeStatus;
import dev.quittance.orders.dispute.RefundStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which disputes a list has; a null means any.
 *
 * @param after the id of the last one of the page before
 */
public record DisputeFilter(
    @Nullable String orderId,
    @Nullable DisputeStatus status,
    @Nullable String reason,
    @Nullable DisputeSource source,
    @Nullable RefundStatus refundStatus,
    @Nullable String after) {

  void addTo(List<String> conditions, List<Object> values) {
    add(
        "d.order_id = ?",
        orderId == null ? null : Ids.uuid(Ids.ORDER, orderId),
        conditions,
        values);
    add("d.status = ?", status == null ? null : status.name(), conditions, values);
    add("d.reason = ?", reason, conditions, values);
    add("d.source = ?", source == null ? null : source.name(), conditions, values);
    add(
        "d.refund_status = ?",
        refundStatus == null ? null : refundStatus.name(),
        conditions,
        values);
    add("d.id < ?", after == null ? null : DisputeRows.id(after), conditions, values);
  }

  private static void add(
      String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }
}
