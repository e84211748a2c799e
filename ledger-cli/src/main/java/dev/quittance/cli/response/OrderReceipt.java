package dev.quittance.cli.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check needs of an order's receipt.
 *
 * @param charged absent if it was not recorded
 */
public record OrderReceipt(
    @Nullable String orderId,
    @Nullable String buyerId,
    @Nullable Money total,
    @Nullable Money refunded,
    @Nullable Money charged,
    @Nullable Log log) {

  /**
   * @param digest SHA-256 over the places
   */
  public record Log(
      @Nullable String topic, @Nullable String digest, @Nullable List<Event> events) {}

  /**
   * @param partition absent, as the offset, if the place is not known
   */
  public record Event(
      String eventId,
      String type,
      String occurredAt,
      @Nullable Integer partition,
      @Nullable Long offset) {

    public boolean isPlaced() {
      return partition != null && offset != null;
    }

    public String place() {
      return partition + ":" + offset;
    }
  }
}
