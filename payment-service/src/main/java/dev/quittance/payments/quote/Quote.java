package dev.quittance.payments.quote;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.Price;
import java.time.Instant;

/**
 * What a buyer was told that he would be charged, and until when that holds.
 *
 * @param id {@code quo_...}
 * @param paymentMethodId how he wants to pay
 * @param amount what he wants to pay
 * @param expiresAt what is ordered before is charged at this price
 */
public record Quote(
    String id,
    String buyerId,
    String paymentMethodId,
    Money amount,
    Price price,
    Instant expiresAt) {

  public static final String ID_PREFIX = "quo_";
}
