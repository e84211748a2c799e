package dev.quittance.payments.gateway.notification;

import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says about a dispute.
 *
 * @param gatewayReference the gateway's own name of the dispute
 * @param chargeReference the gateway's own name of the disputed charge, as in PaymentAuthorized
 * @param amount what was or is to be withdrawn, in the charged currency
 * @param fee what the gateway takes for the dispute; null if it does not say
 * @param feeReturned of one that was won: whether the gateway gives the fee back
 * @param reason a code, such as {@code product_not_received}
 */
public record DisputeNotice(
    String gatewayReference,
    String chargeReference,
    Status status,
    Money amount,
    @Nullable Money fee,
    boolean feeReturned,
    String reason) {

  public DisputeNotice {
    if (!TextRule.isText(gatewayReference) || !TextRule.isText(chargeReference)) {
      throw new IllegalArgumentException(
          "a dispute's references have 1 to " + Limits.MAX_TEXT + " printable characters");
    }
  }

  /** How it stands. */
  public enum Status {
    /** The money has been withdrawn. */
    OPENED,
    /** The money has come back. */
    WON,
    LOST
  }
}
