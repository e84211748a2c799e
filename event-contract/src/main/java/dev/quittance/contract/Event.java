package dev.quittance.contract;

/**
 * What the log tells: something that happened to an order or to money received, or what ops decided
 * about a parked record.
 *
 * <p>Within a version fields are only added; a consumer ignores fields it does not know.
 */
public sealed interface Event permits OrderEvent, ReceiptEvent, ParkingDecision {

  /** What it is about: the record's key and its {@code ce_subject}, in ASCII. */
  String subject();
}
