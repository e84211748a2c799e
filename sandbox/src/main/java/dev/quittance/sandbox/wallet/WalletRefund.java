package dev.quittance.sandbox.wallet;

import dev.quittance.sandbox.books.Amount;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back.
 *
 * @param requestId the merchant's own reference
 * @param id the wallet's own name of it
 * @param notifyUrl null if nobody is to be notified
 */
record WalletRefund(
    String requestId,
    String id,
    String paymentId,
    Amount amount,
    @Nullable URI notifyUrl,
    Status status) {

  enum Status {
    PROCESSING,
    SUCCESS,
    FAIL
  }

  WalletRefund with(Status next) {
    return new WalletRefund(requestId, id, paymentId, amount, notifyUrl, next);
  }

  boolean isSameRequest(String ofPayment, Amount asked) {
    return paymentId.equals(ofPayment) && amount.equals(asked);
  }
}
