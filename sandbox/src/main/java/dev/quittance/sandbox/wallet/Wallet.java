package dev.quittance.sandbox.wallet;

import dev.quittance.sandbox.books.Amount;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.books.EntryKind;
import dev.quittance.sandbox.books.EntryStatus;
import dev.quittance.sandbox.journal.Journal;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the wallet believes. It tells nobody: {@code WalletDesk} does. */
@Singleton
class Wallet {

  /** In the books and the fault menu. */
  static final String NAME = "alipay";

  private static final String PAYMENT = "alipay.payment";
  private static final String REFUND = "alipay.refund";
  private static final String DISPUTE = "alipay.dispute";
  private static final int ID_LETTERS = 24;

  private final Books books;
  private final Clock clock;
  private final Journal journal;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, WalletPayment> byRequest;
  private final Map<String, String> requestOfId = new HashMap<>();
  private final Map<String, String> requestOfTicket = new HashMap<>();
  private final Map<String, WalletRefund> refunds;
  private final Map<String, List<String>> refundsOfPayment = new HashMap<>();
  private final Map<String, WalletDispute> disputes;

  Wallet(Books books, Clock clock, Journal journal) {
    this.books = books;
    this.clock = clock;
    this.journal = journal;
    this.byRequest = journal.newest(1, this::forget);
    this.refunds = journal.newest(1, this::forget);
    this.disputes = journal.newest(1, one -> journal.forget(DISPUTE, one.id()));
    journal.all(PAYMENT, WalletPayment.class).forEach(this::add);
    journal.all(REFUND, WalletRefund.class).forEach(this::add);
    journal.all(DISPUTE, WalletDispute.class).forEach(one -> disputes.put(one.id(), one));
  }

  /** What came of a request that may have been made before. */
  record Made<T>(T what, boolean isNew) {}

  /**
   * A request to be paid. Made again, it changes nothing.
   *
   * @throws RefusedException if it was made before for something else
   */
  synchronized Made<WalletPayment> pay(WalletPayment.Terms terms) throws RefusedException {
    WalletPayment before = payment(terms.requestId()).orElse(null);
    if (before != null) {
      if (!before.terms().equals(terms)) {
        throw new RefusedException(ResultCode.REPEAT_REQ_INCONSISTENT);
      }
      return new Made<>(before, false);
    }
    WalletPayment payment =
        new WalletPayment(terms, id("pmt_"), letters(), WalletPayment.Status.PROCESSING, null);
    add(payment);
    keep(payment);
    books.enter(
        NAME,
        EntryKind.CHARGE,
        payment.id(),
        terms.requestId(),
        null,
        terms.amount(),
        EntryStatus.OPEN);
    return new Made<>(payment, true);
  }

  /** By the merchant's reference, as it is now. */
  synchronized Optional<WalletPayment> payment(String requestId) {
    WalletPayment payment = byRequest.get(requestId);
    if (payment != null
        && payment.isOpen()
        && !clock.instant().isBefore(payment.terms().expiresAt())) {
      payment = failed(payment, ResultCode.ORDER_IS_CLOSED);
    }
    return Optional.ofNullable(payment);
  }

  synchronized Optional<WalletPayment> paymentOfId(String id) {
    return Optional.ofNullable(requestOfId.get(id)).flatMap(this::payment);
  }

  synchronized Optional<WalletPayment> paymentOfTicket(String ticket) {
    return Optional.ofNullable(requestOfTicket.get(ticket)).flatMap(this::payment);
  }

  /**
   * The buyer, or the wallet for him, decides.
   *
   * @return empty if there is no such payment, or nothing to decide any more
   */
  synchronized Optional<WalletPayment> decide(String requestId, ResultCode decision) {
    return payment(requestId)
        .filter(WalletPayment::isOpen)
        .map(payment ->
            decision == ResultCode.SUCCESS
                ? changed(payment.with(WalletPayment.Status.SUCCESS, null), EntryStatus.MOVED, null)
                : failed(payment, decision));
  }

  /** Ends it for good; a buyer who has paid has the money back. */
  synchronized WalletPayment cancel(String requestId) throws RefusedException {
    WalletPayment payment =
        payment(requestId).orElseThrow(() -> new RefusedException(ResultCode.ORDER_NOT_EXIST));
    return switch (payment.status()) {
      case CANCELLED -> payment;
      case PROCESSING ->
          changed(
              payment.with(WalletPayment.Status.CANCELLED, ResultCode.ORDER_IS_CANCELED),
              EntryStatus.FAILED,
              "cancelled");
      case SUCCESS ->
          changed(
              payment.with(WalletPayment.Status.CANCELLED, ResultCode.ORDER_IS_CANCELED),
              EntryStatus.REVERSED,
              "cancelled");
      case FAIL -> throw new RefusedException(ResultCode.ORDER_IS_CLOSED);
    };
  }

  /**
   * Money back. Asked again, it changes nothing.
   *
   * @throws RefusedException if it cannot go back
   */
  synchronized Made<WalletRefund> refund(
      String requestId, String paymentId, Amount amount, @Nullable URI notifyUrl)
      throws RefusedException {
    WalletRefund before = refunds.get(requestId);
    if (before != null) {
      if (!before.isSameRequest(paymentId, amount)) {
        throw new RefusedException(ResultCode.REPEAT_REQ_INCONSISTENT);
      }
      return new Made<>(before, false);
    }
    WalletPayment payment =
        paymentOfId(paymentId).orElseThrow(() -> new RefusedException(ResultCode.ORDER_NOT_EXIST));
    if (payment.status() != WalletPayment.Status.SUCCESS) {
      throw new RefusedException(ResultCode.ORDER_STATUS_INVALID);
    }
    if (!amount.currency().equals(payment.terms().amount().currency())
        || amount.minor() > left(payment)) {
      throw new RefusedException(ResultCode.REFUND_AMOUNT_EXCEED);
    }
    boolean later = payment.terms().token() == AccessToken.REFUND_FAILS;
    WalletRefund refund =
        new WalletRefund(
            requestId,
            id("rfn_"),
            paymentId,
            amount,
            notifyUrl,
            later ? WalletRefund.Status.PROCESSING : WalletRefund.Status.SUCCESS);
    keep(refund);
    books.enter(
        NAME,
        EntryKind.REFUND,
        refund.id(),
        requestId,
        paymentId,
        amount,
        later ? EntryStatus.OPEN : EntryStatus.MOVED);
    return new Made<>(refund, true);
  }

  /** What can still go back. */
  private long left(WalletPayment payment) {
    long back =
        refundsOfPayment.getOrDefault(payment.id(), List.of()).stream()
            .map(refunds::get)
            .filter(refund -> refund.status() != WalletRefund.Status.FAIL)
            .mapToLong(refund -> refund.amount().minor())
            .sum();
    return payment.terms().amount().minor() - back - disputed(payment);
  }

  private long disputed(WalletPayment payment) {
    return disputes.values().stream()
        .filter(dispute ->
            dispute.payment().id().equals(payment.id())
                && dispute.status() != WalletDispute.Status.WON)
        .mapToLong(dispute -> dispute.amount().minor())
        .sum();
  }

  synchronized Optional<WalletRefund> refund(String requestId) {
    return Optional.ofNullable(refunds.get(requestId));
  }

  /** A refund that was being processed fails. */
  synchronized Optional<WalletRefund> failRefund(String requestId) {
    return refund(requestId)
        .filter(refund -> refund.status() == WalletRefund.Status.PROCESSING)
        .map(refund -> {
          WalletRefund failed = refund.with(WalletRefund.Status.FAIL);
          keep(failed);
          books.change(NAME, refund.id(), EntryStatus.FAILED, "refund_failed");
          return failed;
        });
  }

  /**
   * The buyer disputes what is left of a payment, and the wallet withdraws it.
   *
   * @return empty if there is no such payment, or nothing left of it
   */
  synchronized Optional<WalletDispute> dispute(String requestId, String reason) {
    return payment(requestId)
        .filter(payment -> payment.status() == WalletPayment.Status.SUCCESS && left(payment) > 0)
        .map(payment -> {
          Amount amount = new Amount(left(payment), payment.terms().amount().currency());
          WalletDispute dispute =
              new WalletDispute(
                  id("dsp_"), payment, amount, reason, clock.instant(), WalletDispute.Status.OPEN);
          keep(dispute);
          books.enter(
              NAME,
              EntryKind.DISPUTE,
              dispute.id(),
              requestId,
              payment.id(),
              amount,
              EntryStatus.MOVED);
          return dispute;
        });
  }

  /** Judges an open dispute; empty if there is none of that id. */
  synchronized Optional<WalletDispute> judge(String disputeId, boolean won) {
    return Optional.ofNullable(disputes.get(disputeId))
        .filter(dispute -> dispute.status() == WalletDispute.Status.OPEN)
        .map(dispute -> {
          WalletDispute judged =
              dispute.with(won ? WalletDispute.Status.WON : WalletDispute.Status.LOST);
          keep(judged);
          if (won) {
            books.change(NAME, disputeId, EntryStatus.REVERSED, "won");
          }
          return judged;
        });
  }

  private WalletPayment failed(WalletPayment payment, ResultCode why) {
    return changed(
        payment.with(WalletPayment.Status.FAIL, why),
        EntryStatus.FAILED,
        why.name().toLowerCase(Locale.ROOT));
  }

  private WalletPayment changed(WalletPayment payment, EntryStatus status, @Nullable String note) {
    byRequest.put(payment.terms().requestId(), payment);
    keep(payment);
    books.change(NAME, payment.id(), status, note);
    return payment;
  }

  private void add(WalletPayment payment) {
    byRequest.put(payment.terms().requestId(), payment);
    requestOfId.put(payment.id(), payment.terms().requestId());
    requestOfTicket.put(payment.ticket(), payment.terms().requestId());
  }

  private void keep(WalletPayment payment) {
    journal.keep(PAYMENT, payment.terms().requestId(), payment);
  }

  private void forget(WalletPayment payment) {
    requestOfId.remove(payment.id());
    requestOfTicket.remove(payment.ticket());
    journal.forget(PAYMENT, payment.terms().requestId());
  }

  private void add(WalletRefund refund) {
    if (refunds.put(refund.requestId(), refund) == null) {
      refundsOfPayment
          .computeIfAbsent(refund.paymentId(), unused -> new ArrayList<>(1))
          .add(refund.requestId());
    }
  }

  private void forget(WalletRefund refund) {
    refundsOfPayment.computeIfPresent(
        refund.paymentId(),
        (unused, all) -> all.remove(refund.requestId()) && all.isEmpty() ? null : all);
    journal.forget(REFUND, refund.requestId());
  }

  private void keep(WalletRefund refund) {
    add(refund);
    journal.keep(REFUND, refund.requestId(), refund);
  }

  private void keep(WalletDispute dispute) {
    disputes.put(dispute.id(), dispute);
    journal.keep(DISPUTE, dispute.id(), dispute);
  }

  private String id(String prefix) {
    return prefix + letters();
  }

  /** No digits, of which a long row might look like a card number. */
  private String letters() {
    return random
        .ints(ID_LETTERS, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
