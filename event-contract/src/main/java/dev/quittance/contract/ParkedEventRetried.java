package dev.quittance.contract;

/**
 * Ops decided to try a parked event of an order again, and with it those parked behind it. It lies
 * in the same partition as what it decides on, so that a replay decides the same at the same place.
 *
 * @param orderId the order, {@code ord_...}, or the receipt, {@code rcp_...}, whose events are
 *     parked
 * @param service the service that parked it; others ignore this event
 * @param parkedOffset the offset of the parked event in this partition
 * @param decidedBy who decided
 */
public record ParkedEventRetried(
    String orderId, String service, long parkedOffset, String decidedBy)
    implements ParkingDecision {

  public ParkedEventRetried {
    Require.orderOrReceipt(orderId);
    Require.name("service", service);
    Require.offset("parkedOffset", parkedOffset);
    Require.text("decidedBy", decidedBy);
  }

  @Override
  public String subject() {
    return orderId;
  }
}
