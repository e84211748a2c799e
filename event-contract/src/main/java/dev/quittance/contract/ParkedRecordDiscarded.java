package dev.quittance.contract;

import java.util.regex.Pattern;

/**
 * Ops decided that a record which is parked for itself alone shall stay without effect: its key is
 * no order id, or it is in another partition than its key's. It is in the partition of the record,
 * which its key names, and nothing was waiting behind that.
 *
 * @param parkedId the record's place, partition and offset, for example {@code 3-1042}
 * @param service the service that parked it; others ignore this event
 * @param decidedBy who decided
 * @param reason why, in words
 */
public record ParkedRecordDiscarded(
    String parkedId, String service, String decidedBy, String reason) implements ParkingDecision {

  private static final Pattern PLACE = Pattern.compile("(0|[1-9][0-9]{0,3})-(0|[1-9][0-9]{0,17})");

  public ParkedRecordDiscarded {
    if (!PLACE.matcher(parkedId).matches()) {
      throw new IllegalArgumentException(
          "parkedId must be a partition and an offset, such as 3-1042, not " + Shown.of(parkedId));
    }
    Require.name("service", service);
    Require.text("decidedBy", decidedBy);
    Require.text("reason", reason);
  }

  /** The decision on the record at that place. */
  public static ParkedRecordDiscarded at(
      int partition, long offset, String service, String decidedBy, String reason) {
    return new ParkedRecordDiscarded(partition + "-" + offset, service, decidedBy, reason);
  }

  @Override
  public String subject() {
    return parkedId;
  }

  /** The partition of the record, and of this event. */
  public int partition() {
    return Integer.parseInt(parkedId, 0, parkedId.indexOf('-'), 10);
  }

  /** The offset of the record in it. */
  public long parkedOffset() {
    return Long.parseLong(parkedId, parkedId.indexOf('-') + 1, parkedId.length(), 10);
  }
}
