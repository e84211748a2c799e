package dev.quittance.orders.receipt;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.HistoryKind;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.receipt.Receipt.Complaint;
import dev.quittance.orders.receipt.Receipt.Dispute;
import dev.quittance.orders.receipt.Receipt.Refund;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a receipt of what is known of an order. */
public final class ReceiptMaker {

  private final PaidOrder order;
  private final Map<String, LoggedEvent> logged;
  private final List<Receipt.Attempt> attempts = new ArrayList<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, Dispute> disputes = new LinkedHashMap<>();
  private final Map<String, Complaint> complaints = new LinkedHashMap<>();
  private @Nullable HistoryEntry paid;

  private ReceiptMaker(PaidOrder order) {
    this.order = order;
    this.logged =
        order.logged().stream()
            .collect(Collectors.toMap(LoggedEvent::eventId, Function.identity(), (a, _) -> a));
  }

  /**
   * @param topic the log's
   * @return empty if the order was never paid
   */
  public static Optional<Receipt> make(PaidOrder order, String topic) {
    return new ReceiptMaker(order).make(topic);
  }

  private Optional<Receipt> make(String topic) {
    order.history().forEach(this::take);
    return paid == null ? Optional.empty() : Optional.of(receipt(paid, topic));
  }

  private void take(HistoryEntry entry) {
    switch (entry.kind()) {
      case PAYMENT_AUTHORIZED -> {
        attempts.add(attempt(entry, null));
        paid = entry;
      }
      case PAYMENT_FAILED ->
          attempts.add(attempt(entry, Objects.requireNonNullElse(entry.reason(), "declined")));
      case REFUNDED -> refunds.put(subject(entry), refund(entry));
      case REFUND_FAILED -> refunds.computeIfPresent(failedRefund(entry), cameBack(entry));
      case DISPUTE_OPENED -> disputes.put(subject(entry), dispute(entry));
      case DISPUTE_WON -> close(entry, Dispute.Outcome.WON);
      case DISPUTE_LOST -> close(entry, Dispute.Outcome.LOST);
      case BUYER_DISPUTE_OPENED -> complaints.put(subject(entry), complaint(entry));
      case BUYER_DISPUTE_GRANTED -> decide(entry, subject(entry), Complaint.Outcome.GRANTED);
      case BUYER_DISPUTE_REJECTED -> decide(entry, subject(entry), Complaint.Outcome.REJECTED);
      case BUYER_DISPUTE_REFUND_FAILED ->
          decide(entry, complaintOf(entry), Complaint.Outcome.REFUND_FAILED);
      case ORDER_PLACED, ORDER_CANCELLED, PAYMENT_RETRY_REQUESTED, PAYMENT_ACTION_REQUIRED -> {
        // no money moved
      }
    }
  }

  /** Of older entries it is not known what they were about: each stands for itself. */
  private static String subject(HistoryEntry entry) {
    return Objects.requireNonNullElse(entry.subjectId(), entry.eventId());
  }

  private Receipt.Attempt attempt(HistoryEntry entry, @Nullable String failureReason) {
    LoggedEvent event = logged.get(entry.eventId());
    return new Receipt.Attempt(
        entry.subjectId(),
        event == null ? null : event.gateway(),
        failureReason,
        entry.occurredAt());
  }

  private Refund refund(HistoryEntry entry) {
    LoggedEvent event = logged.get(entry.eventId());
    return new Refund(
        entry.subjectId(),
        amount(entry),
        event == null ? null : event.charged(),
        event == null ? null : event.gatewayReference(),
        entry.occurredAt(),
        null);
  }

  /** An older entry names no refund: it was the latest one of that amount which had not failed. */
  private String failedRefund(HistoryEntry failure) {
    if (failure.subjectId() != null) {
      return failure.subjectId();
    }
    String found = failure.eventId();
    for (Map.Entry<String, Refund> one : refunds.entrySet()) {
      Refund refund = one.getValue();
      if (refund.cameBackAt() == null && refund.amount().equals(failure.amount())) {
        found = one.getKey();
      }
    }
    return found;
  }

  private static BiFunction<String, Refund, Refund> cameBack(HistoryEntry failure) {
    return (_, refund) ->
        new Refund(
            refund.id(),
            refund.amount(),
            refund.paidBack(),
            refund.gatewayReference(),
            refund.refundedAt(),
            failure.occurredAt());
  }

  private Dispute dispute(HistoryEntry entry) {
    LoggedEvent event = logged.get(entry.eventId());
    return new Dispute(
        entry.subjectId(),
        amount(entry),
        reason(entry),
        event == null ? null : event.gatewayReference(),
        Dispute.Outcome.OPEN,
        entry.occurredAt(),
        null);
  }

  /** The history says {@code dispute_opened: reason}. */
  private static String reason(HistoryEntry entry) {
    String words = Objects.requireNonNullElse(entry.reason(), "");
    return words.substring(words.lastIndexOf(' ') + 1);
  }

  private void close(HistoryEntry entry, Dispute.Outcome outcome) {
    disputes.computeIfPresent(
        closedDispute(entry),
        (_, open) ->
            new Dispute(
                open.id(),
                open.amount(),
                open.reason(),
                open.gatewayReference(),
                outcome,
                open.openedAt(),
                entry.occurredAt()));
  }

  private String closedDispute(HistoryEntry entry) {
    if (entry.subjectId() != null) {
      return entry.subjectId();
    }
    return disputes.entrySet().stream()
        .filter(one -> one.getValue().outcome() == Dispute.Outcome.OPEN)
        .filter(one -> one.getValue().amount().equals(entry.amount()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(entry.eventId());
  }

  private static Complaint complaint(HistoryEntry entry) {
    return new Complaint(
        subject(entry),
        Objects.requireNonNullElse(entry.reason(), ""),
        entry.amount(),
        null,
        Complaint.Outcome.OPEN,
        entry.occurredAt(),
        null);
  }

  /** The refund of a complaint has its digits. */
  private static String complaintOf(HistoryEntry refundFailed) {
    String refund = subject(refundFailed);
    return refund.startsWith(Ids.REFUND)
        ? Ids.DISPUTE + refund.substring(Ids.REFUND.length())
        : refund;
  }

  private void decide(HistoryEntry entry, String id, Complaint.Outcome outcome) {
    complaints.computeIfPresent(
        id,
        (_, open) ->
            new Complaint(
                open.id(),
                open.reason(),
                open.claimed(),
                entry.amount(),
                outcome,
                open.openedAt(),
                entry.occurredAt()));
  }

  private Money amount(HistoryEntry entry) {
    return Objects.requireNonNullElseGet(
        entry.amount(), () -> Money.zero(order.state().total().currency()));
  }

  private Receipt receipt(HistoryEntry authorized, String topic) {
    LoggedEvent charge = logged.get(authorized.eventId());
    return new Receipt(
        order.orderId(),
        order.state().status(),
        order.state().createdAt(),
        authorized.occurredAt(),
        order.state().updatedAt(),
        order.buyerId(),
        order.seller(),
        order.acknowledgement(),
        order.lines(),
        sums(charge),
        new Receipt.Payment(
            order.state().paymentId(),
            order.methodId(),
            charge == null ? null : charge.gateway(),
            charge == null ? null : charge.gatewayReference(),
            charge == null ? null : charge.bankAccount(),
            attempts),
        List.copyOf(refunds.values()),
        List.copyOf(disputes.values()),
        List.copyOf(complaints.values()),
        new LogPlaces(topic, order.history().stream().map(this::place).toList()));
  }

  private Receipt.Sums sums(@Nullable LoggedEvent charge) {
    Money total = order.state().total();
    Money zero = Money.zero(total.currency());
    Money goods = order.lines().stream().map(OrderLine::lineTotal).reduce(zero, Money::plus);
    Money shipping = order.shipping();
    Money refunded = order.state().refunded();
    Money givenBack = lost(disputes.values(), zero);
    Money surcharge = charge == null ? null : charge.surcharge();
    return new Receipt.Sums(
        goods,
        shipping.isPositive() ? shipping : null,
        total,
        surcharge,
        charge == null ? null : taken(charge, total, surcharge),
        charge == null ? null : charge.rate(),
        refunded,
        givenBack,
        total.minus(refunded).minus(givenBack));
  }

  private static Money taken(LoggedEvent charge, Money total, @Nullable Money surcharge) {
    if (charge.charged() != null) {
      return charge.charged();
    }
    return surcharge == null ? total : total.plus(surcharge);
  }

  private static Money lost(Collection<Dispute> disputes, Money zero) {
    return disputes.stream()
        .filter(dispute -> dispute.outcome() == Dispute.Outcome.LOST)
        .map(Dispute::amount)
        .reduce(zero, Money::plus);
  }

  private LogPlaces.LoggedPlace place(HistoryEntry entry) {
    LoggedEvent event = logged.get(entry.eventId());
    return new LogPlaces.LoggedPlace(
        entry.eventId(),
        type(entry.kind()),
        entry.occurredAt(),
        event == null ? null : new LogPlaces.Place(event.partition(), event.offset()));
  }

  /** The event's type in the log. */
  private static String type(HistoryKind kind) {
    return switch (kind) {
      case ORDER_PLACED -> "OrderPlaced";
      case ORDER_CANCELLED -> "OrderCancelled";
      case PAYMENT_RETRY_REQUESTED -> "PaymentRetryRequested";
      case PAYMENT_ACTION_REQUIRED -> "PaymentActionRequired";
      case PAYMENT_AUTHORIZED -> "PaymentAuthorized";
      case PAYMENT_FAILED -> "PaymentFailed";
      case REFUNDED -> "Refunded";
      case REFUND_FAILED -> "RefundFailed";
      case DISPUTE_OPENED -> "DisputeOpened";
      case DISPUTE_WON, DISPUTE_LOST -> "DisputeClosed";
      case BUYER_DISPUTE_OPENED -> "BuyerDisputeOpened";
      case BUYER_DISPUTE_GRANTED, BUYER_DISPUTE_REJECTED -> "BuyerDisputeResolved";
      case BUYER_DISPUTE_REFUND_FAILED -> "BuyerDisputeRefundFailed";
    };
  }
}
