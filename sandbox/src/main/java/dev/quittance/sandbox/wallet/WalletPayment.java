package dev.quittance.sandbox.wallet;

import dev.quittance.sandbox.books.Amount;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment, as the wallet knows it.
 *
 * @param id the wallet's own name of it
 * @param ticket what its page is found by; nobody can guess it
 * @param result why it failed, once it has
 */
record WalletPayment(
    Terms terms, String id, String ticket, Status status, @Nullable ResultCode result) {

  /**
   * What the merchant asked for; a repeated request asks for the same.
   *
   * @param requestId the merchant's own reference
   * @param token of a buyer who has agreed before; null if the buyer is to be asked
   * @param expiresAt when it is closed unless the buyer has approved
   * @param returnUrl where the buyer goes afterwards
   */
  record Terms(
      String requestId,
      String orderId,
      String description,
      Amount amount,
      @Nullable AccessToken token,
      Instant expiresAt,
      URI notifyUrl,
      URI returnUrl) {}

  enum Status {
    PROCESSING,
    SUCCESS,
    FAIL,
    CANCELLED
  }

  WalletPayment with(Status next, @Nullable ResultCode why) {
    return new WalletPayment(terms, id, ticket, next, why);
  }

  boolean isOpen() {
    return status == Status.PROCESSING;
  }
}
