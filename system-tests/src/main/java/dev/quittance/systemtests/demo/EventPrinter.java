package dev.quittance.systemtests.demo;

import dev.quittance.contract.AmountText;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.systemtests.client.LogReader;
import java.io.PrintStream;
import java.time.Duration;

/** Prints each event as it crosses Kafka, until it is closed. */
final class EventPrinter implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final LogReader log;
  private final PrintStream out;
  private final Thread thread;
  private volatile boolean stopping;

  private EventPrinter(LogReader log, PrintStream out) {
    this.log = log;
    this.out = out;
    this.thread = Thread.ofPlatform().name("event-printer").unstarted(this::run);
  }

  static EventPrinter start(Addresses addresses, PrintStream out) {
    var log = new LogReader(addresses.bootstrapServers(), addresses.topic()).atEnd();
    var printer = new EventPrinter(log, out);
    printer.thread.start();
    return printer;
  }

  private void run() {
    try (log) {
      while (!stopping) {
        print();
      }
      print(); // the services may have been quicker than we were
    }
  }

  private void print() {
    log.next(POLL).forEach(envelope -> out.println(line(envelope)));
  }

  private static String line(EventEnvelope envelope) {
    Event event = envelope.event();
    return "  kafka  %s  %-17s  %s  %s"
        .formatted(
            envelope.occurredAt(), event.getClass().getSimpleName(), event.subject(), what(event));
  }

  private static String what(Event event) {
    return switch (event) {
      case OrderPlaced e ->
          e.buyerId() + " owes " + e.supplierId() + " " + AmountText.of(e.total());
      case PaymentAuthorized e ->
          "%s holds %s, fee %s"
              .formatted(e.gateway(), AmountText.of(e.taken()), AmountText.of(e.platformFee()));
      case PaymentActionRequired e -> e.gateway() + " wants: " + e.nextAction().type();
      case PaymentFailed e -> e.gateway() + ": " + e.reason();
      case Refunded e -> e.gateway() + " gave back " + AmountText.of(e.paidBack());
      case OrderCancelled e -> e.cancelledBy() + " cancels it: " + e.reason().wireName();
      case PaymentRetryRequested e -> e.requestedBy() + " pays by " + e.paymentMethodId();
      case RefundFailed e -> e.gateway() + ": " + AmountText.of(e.cameBack()) + " came back";
      case DisputeOpened e -> e.gateway() + " withdrew " + AmountText.of(e.withdrawn());
      case DisputeClosed e -> e.gateway() + ": dispute " + e.outcome().wireName();
      case BuyerDisputeOpened e -> "the buyer complains: " + e.reason().wireName();
      case BuyerDisputeResolved e ->
          "%s decides: %s%s"
              .formatted(
                  e.resolvedBy(),
                  e.outcome().wireName(),
                  e.amount() == null ? "" : " of " + AmountText.of(e.amount()));
      case BuyerDisputeRefundFailed e ->
          AmountText.of(e.amount()) + " is not paid back: " + e.reason();
      case MoneyReceived e -> e.bankAccount() + " received " + AmountText.of(e.amount());
      case MoneyAllocated e -> AmountText.of(e.amount()) + " is for " + e.orderId();
      case MoneyReturned e -> e.bankAccount() + " sent back " + AmountText.of(e.amount());
      case MoneyDebited e ->
          "%s was debited %s: %s"
              .formatted(e.bankAccount(), AmountText.of(e.amount()), e.purpose().wireName());
      case ParkedEventRetried e -> e.service() + ", by " + e.decidedBy();
      case ParkedEventDiscarded e -> e.service() + ", by " + e.decidedBy() + ": " + e.reason();
      case ParkedRecordDiscarded e -> e.service() + ", by " + e.decidedBy() + ": " + e.reason();
    };
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join();
  }
}
