package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.trace.Trace;
import dev.quittance.payments.gateway.bank.BankGateway;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.payment.Decision;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentChange;
import dev.quittance.payments.payment.PaymentCommand;
import dev.quittance.payments.payment.PaymentDecider;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.processing.OperationSettlement;
import dev.quittance.payments.receipt.Cover;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.store.AttemptsByReference;
import dev.quittance.payments.receipt.store.AttemptsByReference.OpenAttempt;
import dev.quittance.payments.receipt.store.ReceiptStore;
import dev.quittance.payments.receipt.store.StatementTable;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pays an order with receipts that a person chose, within the current transaction. */
@ApplicationScoped
public class Allocations {

  private final StatementTable statements;
  private final ReceiptStore receipts;
  private final PaymentStore payments;
  private final AttemptsByReference attempts;
  private final AttemptPayments attemptPayments;
  private final OperationSettlement settlement;
  private final ReceiptSettlement receiptSettlement;
  private final Trace trace;
  private final Clock clock;

  Allocations(
      StatementTable statements,
      ReceiptStore receipts,
      PaymentStore payments,
      AttemptsByReference attempts,
      AttemptPayments attemptPayments,
      OperationSettlement settlement,
      ReceiptSettlement receiptSettlement,
      Trace trace,
      Clock clock) {
    this.statements = statements;
    this.receipts = receipts;
    this.payments = payments;
    this.attempts = attempts;
    this.attemptPayments = attemptPayments;
    this.settlement = settlement;
    this.receiptSettlement = receiptSettlement;
    this.trace = trace;
    this.clock = clock;
  }

  /**
   * Which receipts pay which order.
   *
   * @param orderId {@code ord_...}
   * @param receiptIds in the order in which they are spent; the last one may be left in part
   */
  public record Request(String orderId, List<String> receiptIds) {}

  /** What became of a request. */
  public sealed interface Result {

    /** The order is paid. */
    record Paid(Payment payment, List<Receipt> before) implements Result {}

    /** One of the receipts does not exist. */
    record UnknownReceipt(String receiptId) implements Result {}

    /** The order does not exist, or has not arrived yet. */
    record UnknownOrder() implements Result {}

    /** It is paid already. */
    record AlreadyPaid(Payment payment) implements Result {}

    /** It is cancelled. */
    record Cancelled(Payment payment) implements Result {}

    /** Another gateway may still take the money. */
    record OtherAttempt(String gateway) implements Result {}

    /** A receipt is in another currency than the order. */
    record OtherCurrency(Money needed) implements Result {}

    /** The receipts are on several accounts of ours, and a payment is paid from one. */
    record SeveralAccounts() implements Result {}

    /** Nothing, or too little, is left of the receipts. */
    record NotCovered(Money needed, Money left) implements Result {}
  }

  /** What the order still needs: the worth of a request; empty if it would be rejected. */
  public Optional<Money> worth(Request request) {
    return lock(request.orderId())
        .filter(payment -> !payment.status().isAuthorized() && !payment.isCancelled())
        .map(payment -> payment.terms().amount());
  }

  public Result allocate(Request request) {
    Payment payment = lock(request.orderId()).orElse(null);
    if (payment == null) {
      return new Result.UnknownOrder();
    }
    if (payment.status().isAuthorized()) {
      return new Result.AlreadyPaid(payment);
    }
    if (payment.isCancelled()) {
      return new Result.Cancelled(payment);
    }
    OpenAttempt open = attempts.openAttemptOf(payment.id()).orElse(null);
    if (open != null && !open.gateway().equals(BankGateway.NAME)) {
      return new Result.OtherAttempt(open.gateway());
    }
    PaymentOperation attempt =
        open == null ? null : payments.lockAttempts(List.of(open.id())).getFirst();
    return pay(request, payment, attempt);
  }

  /** Imports lock payments and receipts, too, so they are kept out: nobody waits for the other. */
  private Optional<Payment> lock(String orderId) {
    if (!Ids.isId(Ids.ORDER, orderId)) {
      return Optional.empty();
    }
    statements.lockImports();
    return payments.lockOfOrder(orderId);
  }

  /**
   * @param attempt the open one; null if there is none
   */
  private Result pay(Request request, Payment payment, @Nullable PaymentOperation attempt) {
    Money needed =
        attempt == null ? payment.terms().amount() : attempt.operation().terms().charge().charged();
    Set<String> wanted = new LinkedHashSet<>(request.receiptIds());
    ReceiptBatch batch = new ReceiptBatch();
    receipts.lock(wanted).forEach(batch::know);
    List<Receipt> chosen = new ArrayList<>();
    for (String id : wanted) {
      Receipt receipt = batch.find(id).orElse(null);
      if (receipt == null) {
        return new Result.UnknownReceipt(id);
      }
      chosen.add(receipt);
    }
    if (chosen.stream().anyMatch(one -> !one.left().currency().equals(needed.currency()))) {
      return new Result.OtherCurrency(needed);
    }
    if (chosen.stream().map(one -> one.terms().bankAccount()).distinct().count() > 1) {
      return new Result.SeveralAccounts();
    }
    Cover cover = Cover.of(chosen, needed).orElse(null);
    if (cover == null) {
      Money left =
          chosen.stream().map(Receipt::left).reduce(Money.zero(needed.currency()), Money::plus);
      return new Result.NotCovered(needed, left);
    }
    PaymentOperation paid = attempt == null ? begun(payment) : attempt;
    var line = attemptPayments.spend(batch, paid.payment(), cover);
    receiptSettlement.settle(batch);
    settlement.settleLocked(List.of(paid), Map.of(paid.operation().id(), line));
    return new Result.Paid(payment, chosen);
  }

  /** The payment's attempts have failed: the money is another one. */
  private PaymentOperation begun(Payment payment) {
    Decision decision =
        PaymentDecider.decide(payment, new PaymentCommand.StartAttempt(BankGateway.NAME));
    if (!(decision instanceof Decision.Accepted(PaymentChange change))) {
      throw new IllegalStateException("no attempt is open, and none was paid: " + payment);
    }
    Payment after = PaymentFold.apply(payment, change);
    Operation attempt =
        Operation.created(
            new OperationTerms(
                Ids.next(Ids.ATTEMPT),
                payment.id(),
                OperationKind.AUTHORIZATION,
                after.state().attempts(),
                BankGateway.NAME,
                payment.terms().amount(),
                Charge.of(BankGateway.TOKEN, payment.terms().amount()),
                null,
                trace.traceparent(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    payments.save(List.of(new PaymentStore.Changed<>(payment, after)), List.of());
    payments.add(List.of(), List.of(attempt));
    return new PaymentOperation(after, attempt);
  }
}
