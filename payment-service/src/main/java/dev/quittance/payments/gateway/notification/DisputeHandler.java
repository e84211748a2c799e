package dev.quittance.payments.gateway.notification;

/** What disputes are told to. */
public interface DisputeHandler {

  /**
   * Applies it within the current transaction. Told twice, it changes nothing the second time.
   *
   * @return false if the charge is not known, or not yet; it is then told again later
   */
  boolean handle(String gateway, DisputeNotice notice);
}
