package dev.quittance.orders.checkout;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.Money;
import dev.quittance.contract.terms.PaymentMethodKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command to order what is in a cart.
 *
 * @param paymentMethodId the token of how the buyer wants to pay
 * @param fingerprint of the review that the buyer saw; null if the client does not say
 * @param prices that the buyer saw; null if the client gives a fingerprint alone
 * @param charges that the buyer saw; empty if the client does not say
 * @param acknowledged by supplier id: the statuses that the buyer was told of and accepts
 */
public record Checkout(
    String paymentMethodId,
    @Nullable String fingerprint,
    @Nullable Prices prices,
    List<Charge> charges,
    Map<String, AcknowledgedStatus> acknowledged) {

  public Checkout {
    charges = List.copyOf(charges);
    acknowledged = Map.copyOf(acknowledged);
  }

  /**
   * What a client showed its buyer.
   *
   * @param unitPrices by product id
   * @param shipping of each order; an order that is not named was shown without any
   */
  public record Prices(Map<String, Money> unitPrices, List<Shipping> shipping) {

    public Prices {
      unitPrices = Map.copyOf(unitPrices);
      shipping = List.copyOf(shipping);
    }
  }

  /**
   * What was shown that the order of a supplier in a currency would be charged.
   *
   * @param method the kind that the buyer wants to pay by
   * @param charged with the surcharge, in the currency that is charged
   */
  public record Charge(
      String supplierId, String orderCurrency, PaymentMethodKind method, Money charged) {}

  /** What was shown for the shipping of the order of a supplier in a currency. */
  public record Shipping(String supplierId, Money price) {}
}
