package dev.quittance.contract;

/** What ops decided about a parked record: only the service that parked it looks at it. */
public sealed interface ParkingDecision extends Event
    permits ParkedEventRetried, ParkedEventDiscarded, ParkedRecordDiscarded {

  /** The service that parked the record. */
  String service();
}
