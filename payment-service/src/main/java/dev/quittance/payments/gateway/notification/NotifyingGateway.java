package dev.quittance.payments.gateway.notification;

/** A gateway that tells unasked what has happened. */
public interface NotifyingGateway {

  /** Its name, the last part of the path to which it sends. */
  String name();

  /**
   * Checks who sent it and when, and reads it. Called on the event loop: it must not block.
   *
   * @throws BadNotificationException if it is not signed by the gateway, its signature is too old,
   *     or it cannot be read
   */
  Notice read(NotificationRequest request) throws BadNotificationException;

  /** What the gateway wants to hear when we have it. */
  default Acknowledgement acknowledgement() {
    return Acknowledgement.NO_CONTENT;
  }
}
