package dev.quittance.orders.checkout.api;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.Money;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.orders.checkout.Checkout;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a checkout, and the shape of its fields. */
@Schema(name = "CheckoutRequest")
record CheckoutRequest(
    @Schema(
            description = "A token of the payment method; a card number is refused.",
            examples = "pm_card_visa")
        @NotNull
        @Name
        String paymentMethodId,
    @Schema(
            description =
                "Of the review that the buyer saw. Leave it out only if prices are given.",
            pattern = FINGERPRINT,
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @Pattern(regexp = FINGERPRINT, message = "must be a review's fingerprint")
        @Nullable String fingerprint,
    @Schema(description = "What the buyer saw: if it is not so any more, the answer has both.")
        @Valid
        @Nullable Prices prices,
    @Schema(
            description =
                "What the review said that the orders would be charged by the kind of method that the"
                    + " buyer pays by, one of an order. If it is not so any more, because a rate has"
                    + " changed, nothing is ordered, and the answer has both amounts. Else it is frozen:"
                    + " a payment by such a method is charged so, also another attempt within 15"
                    + " minutes. A first payment by a method that costs something else is not made: it"
                    + " fails as price_changed.",
            maxItems = MAX)
        @Size(max = MAX)
        @Nullable List<@NotNull @Valid Charge> charges,
    @Schema(
            description =
                "Suppliers that are not verified, of whom the buyer was told so and orders all the"
                    + " same.",
            maxItems = MAX)
        @Size(max = MAX)
        @Nullable List<@NotNull @Valid Acknowledged> acknowledgements) {

  private static final String FINGERPRINT = "^[0-9a-f]{64}$";
  private static final String CURRENCY = "^[A-Z]{3}$";
  private static final int MAX = 500;

  /** What the buyer saw. */
  @Schema(name = "CheckoutPrices")
  record Prices(
      @Schema(description = "Of each line of the cart.", maxItems = MAX) @NotNull @Size(max = MAX)
          List<@NotNull @Valid UnitPrice> lines,
      @Schema(
              description = "Of each order; without those that were shown without shipping.",
              maxItems = MAX)
          @Size(max = MAX)
          @Nullable List<@NotNull @Valid Shipping> shipping) {}

  @Schema(name = "CheckoutUnitPrice")
  record UnitPrice(
      @Schema(examples = "prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @NotNull @Name String productId,
      @Schema(ref = "PositiveMoney") @NotNull @PositiveMoney Money unitPrice) {}

  @Schema(name = "CheckoutShipping")
  record Shipping(
      @Schema(examples = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @NotNull @Name String supplierId,
      @NotNull Money price) {}

  @Schema(name = "CheckoutCharge")
  record Charge(
      @Schema(examples = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @NotNull @Name String supplierId,
      @Schema(description = "Of the order, an ISO 4217 code.", pattern = CURRENCY, examples = "CNY")
          @NotNull
          @Pattern(regexp = CURRENCY, message = "must be an ISO 4217 code, such as CNY")
          String currency,
      @NotNull PaymentMethodKind method,
      @Schema(ref = "PositiveMoney") @NotNull @PositiveMoney Money charged) {}

  @Schema(name = "CheckoutAcknowledgement")
  record Acknowledged(
      @Schema(examples = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @NotNull @Name String supplierId,
      @Schema(description = "The status that the buyer was told.") @NotNull
          AcknowledgedStatus status) {}

  /**
   * The command.
   *
   * @throws ProblemException 422 if it does not say what the buyer saw, or says it twice
   */
  Checkout command() {
    List<Problem.FieldError> errors = new ArrayList<>();
    if (fingerprint == null && prices == null) {
      errors.add(
          new Problem.FieldError(
              "fingerprint", "is required unless prices are given: the review has it"));
    }
    Map<String, AcknowledgedStatus> acknowledged = new HashMap<>();
    if (acknowledgements != null) {
      for (int i = 0; i < acknowledgements.size(); i++) {
        Acknowledged one = acknowledgements.get(i);
        if (acknowledged.put(one.supplierId(), one.status()) != null) {
          errors.add(twice("acknowledgements[" + i + "].supplierId"));
        }
      }
    }
    Checkout.Prices seen = prices == null ? null : seen(prices, errors);
    List<Checkout.Charge> charged = charges == null ? List.of() : charged(charges, errors);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new Checkout(paymentMethodId, fingerprint, seen, charged, acknowledged);
  }

  /** One of an order. */
  private static List<Checkout.Charge> charged(
      List<Charge> charges, List<Problem.FieldError> errors) {
    Set<String> orders = new HashSet<>();
    List<Checkout.Charge> all = new ArrayList<>();
    for (Charge one : charges) {
      if (!orders.add(one.supplierId() + " " + one.currency())) {
        errors.add(twice("charges[" + all.size() + "].supplierId"));
      }
      all.add(new Checkout.Charge(one.supplierId(), one.currency(), one.method(), one.charged()));
    }
    return all;
  }

  private static Checkout.Prices seen(Prices prices, List<Problem.FieldError> errors) {
    Map<String, Money> unitPrices = new HashMap<>();
    for (int i = 0; i < prices.lines().size(); i++) {
      UnitPrice one = prices.lines().get(i);
      if (unitPrices.put(one.productId(), one.unitPrice()) != null) {
        errors.add(twice("prices.lines[" + i + "].productId"));
      }
    }
    List<Shipping> shipping = prices.shipping() == null ? List.of() : prices.shipping();
    return new Checkout.Prices(
        unitPrices,
        shipping.stream()
            .map(one -> new Checkout.Shipping(one.supplierId(), one.price()))
            .toList());
  }

  private static Problem.FieldError twice(String field) {
    return new Problem.FieldError(field, "must be unique");
  }
}
