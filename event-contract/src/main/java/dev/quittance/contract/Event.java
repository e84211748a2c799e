package dev.quittance.contract;

/**
 * What the log tells: something that happened to an order, or what ops decided about a record that
 * belongs to none.
 *
 * <p>Within a version fields are only added; a consumer ignores fields it does not know.
 */
public sealed interface Event permits OrderEvent, ParkedRecordDiscarded {

  /** What it is about: the record's key and its {@code ce_subject}, in ASCII. */
  String subject();
}
