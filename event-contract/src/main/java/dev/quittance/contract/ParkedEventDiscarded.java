package dev.quittance.contract;

/**
 * Ops decided that a parked event shall have no effect; those parked behind it are tried again. It
 * is in the same partition as what it decides on.
 *
 * @param orderId the order, {@code ord_...}, or the receipt, {@code rcp_...}, whose events are
 *     parked
 * @param service the service that parked it; others ignore this event
 * @param parkedOffset the offset of the parked event in this partition
 * @param decidedBy who decided
 * @param reason why, in words
 */
public record ParkedEventDiscarded(
    String orderId, String service, long parkedOffset, String decidedBy, String reason)
    implements ParkingDecision {

  public ParkedEventDiscarded {
    Require.orderOrReceipt(orderId);
    Require.name("service", service);
    Require.offset("parkedOffset", parkedOffset);
    Require.text("decidedBy", decidedBy);
    Require.text("reason", reason);
  }

  @Override
  public String subject() {
    return orderId;
  }
}
