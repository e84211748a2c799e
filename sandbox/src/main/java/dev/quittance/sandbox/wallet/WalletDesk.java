package dev.quittance.sandbox.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sandbox.faults.FaultKind;
import dev.quittance.sandbox.faults.FaultMenu;
import dev.quittance.sandbox.notify.Notification;
import dev.quittance.sandbox.notify.Notifier;
import dev.quittance.sandbox.notify.Signer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What buyers and the wallet's own people decide, and the merchant is notified of. */
@Singleton
public class WalletDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a buyer may decide. */
  public enum Choice {
    PAY(ResultCode.SUCCESS),
    NOT_ENOUGH_MONEY(ResultCode.USER_BALANCE_NOT_ENOUGH),
    SUSPECTED(ResultCode.RISK_REJECT),
    CANCEL(ResultCode.USER_CANCELED);

    private final ResultCode result;

    Choice(ResultCode result) {
      this.result = result;
    }
  }

  /** A payment as its page shows it. */
  public record Bill(
      String description, String amount, String currency, URI returnUrl, boolean isOpen) {}

  private final Wallet wallet;
  private final Notifier notifier;
  private final FaultMenu menu;
  private final Clock clock;
  private final WalletConfig config;
  private final Rsa256 keys;
  private final Executor later;

  WalletDesk(
      Wallet wallet,
      Notifier notifier,
      FaultMenu menu,
      Clock clock,
      WalletConfig config,
      WalletKeys keys) {
    this.wallet = wallet;
    this.notifier = notifier;
    this.menu = menu;
    this.clock = clock;
    this.config = config;
    this.keys = keys.signatures();
    this.later =
        CompletableFuture.delayedExecutor(
            config.decidesAfter().toMillis(),
            TimeUnit.MILLISECONDS,
            Executors.newVirtualThreadPerTaskExecutor());
  }

  Rsa256 keys() {
    return keys;
  }

  public Optional<Bill> bill(String ticket) {
    return wallet
        .paymentOfTicket(ticket)
        .map(payment -> {
          WalletPayment.Terms terms = payment.terms();
          return new Bill(
              terms.description(),
              MajorUnits.text(terms.amount()),
              terms.amount().currency(),
              terms.returnUrl(),
              payment.isOpen());
        });
  }

  /** The buyer decides on the payment's page; false if it is too late. */
  public boolean decideOnPage(String ticket, Choice choice) {
    return wallet
        .paymentOfTicket(ticket)
        .filter(payment -> decide(payment.terms().requestId(), choice))
        .isPresent();
  }

  /**
   * The buyer decides.
   *
   * @param requestId the merchant's own reference
   * @return false if there is nothing to decide
   */
  public boolean decide(String requestId, Choice choice) {
    return decide(requestId, choice.result);
  }

  private boolean decide(String requestId, ResultCode result) {
    Optional<WalletPayment> decided = wallet.decide(requestId, result);
    decided.ifPresent(payment -> notifyOf(payment, result));
    return decided.isPresent();
  }

  /** A buyer who has agreed before pays, or does not. */
  void charge(WalletPayment payment, AccessToken token) {
    String requestId = payment.terms().requestId();
    if (token.answer() == ResultCode.PAYMENT_IN_PROCESS) {
      later.execute(() -> decide(requestId, ResultCode.SUCCESS));
    } else {
      decide(requestId, token.answer());
    }
    if (token == AccessToken.DISPUTED) {
      later.execute(() -> dispute(requestId, "unauthorized"));
    }
  }

  /** A refund has begun. */
  void refunded(WalletRefund refund) {
    if (refund.status() == WalletRefund.Status.PROCESSING) {
      later.execute(() -> wallet.failRefund(refund.requestId()).ifPresent(this::notifyOf));
    } else {
      notifyOf(refund);
    }
  }

  /**
   * The buyer disputes what is left of a payment.
   *
   * @param reason in the wallet's words, such as goods_not_received
   * @return the wallet's name of the dispute; empty if there is nothing to dispute
   */
  public Optional<String> dispute(String requestId, String reason) {
    Optional<WalletDispute> dispute = wallet.dispute(requestId, reason);
    dispute.ifPresent(this::notifyOf);
    return dispute.map(WalletDispute::id);
  }

  /**
   * Decides an open dispute.
   *
   * @param won by the merchant
   * @return false if there is none of that id
   */
  public boolean judge(String disputeId, boolean won) {
    Optional<WalletDispute> dispute = wallet.judge(disputeId, won);
    dispute.ifPresent(this::notifyOf);
    return dispute.isPresent();
  }

  private void notifyOf(WalletPayment payment, ResultCode result) {
    WalletPayment.Terms terms = payment.terms();
    List<String> faultKeys = List.of(terms.requestId(), Long.toString(terms.amount().minor()));
    send(terms.notifyUrl(), faultKeys, WalletMessages.paymentResult(payment, result));
    boolean liesLater =
        result == ResultCode.SUCCESS
            && menu.draw(FaultKind.Scope.RESULT, Wallet.NAME, faultKeys)
                .has(FaultKind.FAILURE_AFTER_SUCCESS);
    if (liesLater) {
      later.execute(() ->
          send(
              terms.notifyUrl(),
              faultKeys,
              WalletMessages.paymentResult(payment, ResultCode.USER_BALANCE_NOT_ENOUGH)));
    }
  }

  private void notifyOf(WalletRefund refund) {
    URI target = refund.notifyUrl();
    if (target != null) {
      send(
          target,
          List.of(refund.requestId(), Long.toString(refund.amount().minor())),
          WalletMessages.refundResult(refund));
    }
  }

  private void notifyOf(WalletDispute dispute) {
    send(
        dispute.payment().terms().notifyUrl(),
        List.of(dispute.payment().terms().requestId(), dispute.id()),
        WalletMessages.dispute(dispute, clock.instant()));
  }

  private void send(URI target, List<String> faultKeys, ObjectNode body) {
    notifier.send(
        new Notification(
            Wallet.NAME,
            "about " + faultKeys.getFirst(),
            faultKeys,
            target,
            "application/json; charset=UTF-8",
            body.toString(),
            new Sender(target.getRawPath())));
  }

  /** Signs for the path that a notification is sent to. */
  private final class Sender implements Signer {

    private final String path;

    Sender(String path) {
      this.path = path;
    }

    @Override
    public Map<String, String> headers(String body, Instant at) {
      String time = at.toString();
      return Map.of(
          "Client-Id",
          config.clientId(),
          "Request-Time",
          time,
          "Signature",
          keys.sign(new Rsa256.Message(path, config.clientId(), time, body)));
    }

    /** The wallet believes only a receiver who says so in words. */
    @Override
    public boolean isAccepted(int status, String answer) {
      try {
        return status == 200
            && JSON.readTree(answer).path("result").path("resultStatus").asText().equals("S");
      } catch (JsonProcessingException e) {
        return false;
      }
    }
  }
}
