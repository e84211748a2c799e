package dev.quittance.contract;

import java.util.List;

/** Which service publishes which events: one that is published by another is not authentic. */
public final class Publishers {

  public static final String ORDER_SERVICE = "order-service";
  public static final String PAYMENT_SERVICE = "payment-service";
  public static final String LEDGER_SERVICE = "ledger-service";
  public static final String NOTIFICATION_SERVICE = "notification-service";

  /** All that publish today. Each of them also reads the log. */
  public static final List<String> ALL =
      List.of(ORDER_SERVICE, PAYMENT_SERVICE, LEDGER_SERVICE, NOTIFICATION_SERVICE);

  /** Reads the log and publishes nothing: whoever computes the ledger from it. */
  public static final String AUDITOR = "auditor";

  private static final String PREFIX = "/quittance/";

  private Publishers() {}

  /** The {@code ce_source} of a publisher. */
  public static String source(String publisher) {
    return PREFIX + publisher;
  }

  /** Whether a publisher may publish the event. A service decides on what it has parked itself. */
  public static boolean mayPublish(String publisher, Event event) {
    return switch (event) {
      case OrderPlaced _,
          OrderCancelled _,
          PaymentRetryRequested _,
          BuyerDisputeOpened _,
          BuyerDisputeResolved _ ->
          publisher.equals(ORDER_SERVICE);
      case PaymentActionRequired _,
          PaymentAuthorized _,
          PaymentFailed _,
          Refunded _,
          RefundFailed _,
          DisputeOpened _,
          DisputeClosed _,
          BuyerDisputeRefundFailed _,
          ReceiptEvent _ ->
          publisher.equals(PAYMENT_SERVICE);
      case ParkingDecision decision -> publisher.equals(decision.service());
    };
  }
}
