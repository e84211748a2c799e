package dev.quittance.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.Money;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.PriceRule;
import dev.quittance.contract.price.SurchargeRule;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.PaymentRules;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLimits;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.cart.Offer;
import dev.quittance.orders.cart.Review;
import dev.quittance.orders.cart.ReviewFacts;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.Quote;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.ProductTexts;
import dev.quittance.orders.shipping.Destination;
import dev.quittance.orders.shipping.ShippingRule;
import dev.quittance.orders.shipping.ShippingTable;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierStanding;
import dev.quittance.orders.supplier.SupplierSummary;
import dev.quittance.orders.terms.PaymentTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckoutDeciderTest {

  private static final Instant AT = Instant.parse("2026-11-26T10:00:00.123456789Z");
  private static final String CHECKED = sup(1);
  private static final String UNCHECKED = sup(2);
  private static final String STOPPED = sup(3);
  private static final Product TEA = product(1, CHECKED, "CNY");
  private static final Product CUP = product(2, CHECKED, "CNY");
  private static final Product POT = product(3, CHECKED, "USD");
  private static final Product SILK = product(4, UNCHECKED, "CNY");
  private static final Product FAKE = product(5, STOPPED, "CNY");

  private final Map<String, Offer> offers = new HashMap<>();
  private PaymentTerms terms = PaymentTerms.NONE;

  @Test
  void aCartBecomesAnOrderForEachSupplierAndCurrency() {
    Cart cart = cart(TEA, POT, CUP);
    List<Order> orders = accepted(decide(cart, seen(cart)));
    assertThat(orders)
        .extracting(Order::supplierId, Order::shipping, Order::total, Order::acknowledgement)
        .containsExactly(
            tuple(CHECKED, cny(800), cny(2 * 10 * 500 + 800), null),
            tuple(CHECKED, Money.of(1_300, "USD"), Money.of(10 * 500 + 1_300, "USD"), null));
    Order first = orders.getFirst();
    assertThat(first.buyerId()).isEqualTo("buyer-1");
    assertThat(first.paymentMethodId()).isEqualTo("pm_card_ok");
    assertThat(first.cart()).isEqualTo(new CartVersion(cart.id(), 7));
    assertThat(first.lines().getFirst().productId()).isEqualTo(TEA.id());
    assertThat(Order.pieces(first.lines())).isEqualTo(Map.of(TEA.id(), 10L, CUP.id(), 10L));
    assertThat(first.placed().shipping()).isEqualTo(cny(800));
    assertThat(orders).extracting(Order::id).doesNotHaveDuplicates();
    assertThat(accepted(decide(cart, seen(cart)))).isEqualTo(orders);
  }

  @Test
  void aFingerprintSaysThePricesAsWell() {
    Cart cart = cart(TEA, CUP);
    Checkout same =
        new Checkout("pm_card_ok", review(cart).fingerprint(), null, List.of(), Map.of());
    assertThat(accepted(decide(cart, same))).hasSize(1);
    assertThat(
            stops(
                decide(
                    cart, new Checkout("pm_card_ok", "0".repeat(64), null, List.of(), Map.of()))))
        .extracting(Stop::kind, Stop::field, Stop::message)
        .containsExactly(
            tuple(
                Stop.Kind.PRICE_CHANGED,
                "lines[0].unitPrice",
                "was another when it was reviewed, and is 500 CNY"),
            tuple(
                Stop.Kind.PRICE_CHANGED,
                "lines[1].unitPrice",
                "was another when it was reviewed, and is 500 CNY"),
            tuple(
                Stop.Kind.PRICE_CHANGED,
                "orders[0].shipping",
                "was another when it was reviewed, and is 800 CNY"));
  }

  @Test
  void aPriceThatIsNotWhatTheBuyerSawIsToldWithBothAmounts() {
    Cart cart = cart(TEA, CUP);
    var seen =
        new Checkout.Prices(
            Map.of(TEA.id(), cny(500), CUP.id(), cny(450)),
            List.of(new Checkout.Shipping(CHECKED, Money.of(800, "USD"))));
    assertThat(stops(decide(cart, new Checkout("pm_card_ok", null, seen, List.of(), Map.of()))))
        .extracting(Stop::kind, Stop::field, Stop::message)
        .containsExactly(
            tuple(
                Stop.Kind.PRICE_CHANGED,
                "lines[1].unitPrice",
                "was 450 CNY when it was reviewed, and is 500 CNY"),
            tuple(
                Stop.Kind.PRICE_CHANGED,
                "orders[0].shipping",
                "was 0 CNY when it was reviewed, and is 800 CNY"));
  }

  @Test
  void aSupplierThatIsNotVerifiedIsOrderedFromByWhoeverSaysThatHeKnows() {
    Cart cart = cart(SILK);
    Checkout silent = seen(cart);
    assertThat(stops(decide(cart, silent)))
        .extracting(Stop::kind, Stop::field)
        .containsExactly(tuple(Stop.Kind.SUPPLIER_NOT_VERIFIED, "acknowledgements"));
    assertThat(stops(decide(cart, silent)).getFirst().message()).contains(UNCHECKED, "UNVERIFIED");
    assertThat(stops(decide(cart, knowing(silent, UNCHECKED, AcknowledgedStatus.EXPIRED))))
        .hasSize(1);
    Order order =
        accepted(decide(cart, knowing(silent, UNCHECKED, AcknowledgedStatus.UNVERIFIED)))
            .getFirst();
    assertThat(order.acknowledgement())
        .isEqualTo(
            new Acknowledgement(
                AcknowledgedStatus.UNVERIFIED, Instant.parse("2026-11-26T10:00:00.123456Z")));
    assertThat(order.placed().acknowledgedStatus()).isEqualTo(AcknowledgedStatus.UNVERIFIED);
  }

  @Test
  void allThatStandsAgainstItIsToldAtOnce() {
    Cart cart = cart(FAKE, SILK, TEA);
    offers.put(TEA.id(), new Offer(TEA, 9));
    var seen = new Checkout.Prices(Map.of(), List.of());
    Checkout checkout =
        knowing(
            new Checkout("pm_card_ok", null, seen, List.of(), Map.of()),
            STOPPED,
            AcknowledgedStatus.EXPIRED);
    assertThat(stops(decide(cart, checkout)))
        .extracting(Stop::kind)
        .contains(
            Stop.Kind.SUPPLIER_SUSPENDED,
            Stop.Kind.SUPPLIER_NOT_VERIFIED,
            Stop.Kind.INSUFFICIENT_STOCK,
            Stop.Kind.PRICE_CHANGED);
  }

  @Test
  void anObstacleOfTheCartOrAnOrderIsToldWhereItIs() {
    Cart nowhere =
        new Cart(cart(TEA).id(), "buyer-1", 7, CartStatus.OPEN, null, cart(TEA, CUP).lines(), null);
    offers.remove(CUP.id());
    assertThat(stops(decide(nowhere, seen(nowhere))))
        .extracting(Stop::kind, Stop::field)
        .containsExactly(tuple(Stop.Kind.BLOCKED, "cart"), tuple(Stop.Kind.BLOCKED, "lines[1]"));
  }

  @Test
  void whatIsChargedMustBeAsTheBuyerSawItIfTheClientSaysWhatThatWas() {
    Cart cart = cart(TEA);
    Checkout.Charge seen = charge(PaymentMethodKind.INTERNATIONAL_CARD, 849, "USD");
    terms = terms("0.145"); // of 5800 CNY and 1 % on top
    Checkout card = seeing(cart, charge(PaymentMethodKind.CARD, 5_800, "CNY"));
    assertThat(seeing(cart, seen).fingerprint()).isEqualTo(review(cart).fingerprint());
    Order frozen = accepted(decide(cart, seeing(cart, seen))).getFirst();
    assertThat(frozen.quote())
        .isEqualTo(
            new Quote(Money.of(849, "USD"), Money.of(58, "CNY"), "0.145", AT.plus(Quote.HOLDS)));
    assertThat(frozen.placed().quoted()).isEqualTo(Money.of(849, "USD"));
    assertThat(accepted(decide(cart, seen(cart))).getFirst().quote()).isNull();
    terms = terms("0.15");
    assertThat(stops(decide(cart, seeing(cart, seen))))
        .containsExactly(
            new Stop(
                Stop.Kind.PRICE_CHANGED,
                "charges[0].charged",
                "was 849 USD when it was reviewed, and is 879 USD"));
    assertThat(accepted(decide(cart, card)).getFirst().quote())
        .isEqualTo(new Quote(Money.of(5_800, "CNY"), null, null, AT.plus(Quote.HOLDS)));
    terms = PaymentTerms.NONE;
    assertThat(stops(decide(cart, seeing(cart, seen))))
        .containsExactly(
            new Stop(
                Stop.Kind.PRICE_CHANGED,
                "charges[0].charged",
                "was 849 USD when it was reviewed, and it is not known now what international_card"
                    + " is charged"));
    assertThat(stops(decide(cart, card))).hasSize(1);
  }

  private Checkout seeing(Cart cart, Checkout.Charge charge) {
    return new Checkout("pm_card_ok", review(cart).fingerprint(), null, List.of(charge), Map.of());
  }

  private static Checkout.Charge charge(PaymentMethodKind method, long amount, String currency) {
    return new Checkout.Charge(CHECKED, "CNY", method, Money.of(amount, currency));
  }

  /** 1 % on top of international cards. */
  private static PaymentTerms terms(String usdForCny) {
    Instant until = AT.plusSeconds(60);
    Currency cny = Currency.getInstance("CNY");
    return PaymentTerms.NONE
        .with(
            new PaymentRules(
                AT,
                until,
                "CN",
                Set.of(PaymentMethodKind.CARD, PaymentMethodKind.INTERNATIONAL_CARD),
                Set.of(cny),
                new PriceRule(new SurchargeRule(100, Map.of()))))
        .with(
            new CurrencyRates(
                AT,
                until,
                cny,
                List.of(
                    new ExchangeRate(
                        cny,
                        Currency.getInstance("USD"),
                        new BigDecimal(usdForCny),
                        AT.minusSeconds(60),
                        until))));
  }

  private CheckoutDecision decide(Cart cart, Checkout checkout) {
    return CheckoutDecider.decide(cart, review(cart), checkout, AT);
  }

  private Review review(Cart cart) {
    Map<String, SupplierSummary> suppliers =
        Map.of(
            CHECKED,
            supplier(
                CHECKED,
                new SupplierStanding(
                    new SupplierStanding.Verification("olivia", Instant.EPOCH, null), null, null)),
            UNCHECKED,
            supplier(UNCHECKED, SupplierStanding.NEW),
            STOPPED,
            supplier(
                STOPPED,
                new SupplierStanding(
                    null,
                    null,
                    new SupplierStanding.Suspension("olivia", Instant.EPOCH, "Sold fakes"))));
    return Review.of(
        cart,
        new ReviewFacts(
            offers,
            suppliers,
            new ShippingTable(List.of(rule("CNY", 800), rule("USD", 1_300))),
            terms,
            new CartLimits(200, 1_000_000, 500),
            AT));
  }

  private static ShippingRule rule(String currency, long price) {
    return new ShippingRule(
        currency,
        null,
        null,
        Currency.getInstance(currency),
        List.of(new ShippingRule.Step(ShippingRule.ANY_WEIGHT, price)),
        null,
        null);
  }

  /** As a client shows the review. */
  private Checkout seen(Cart cart) {
    Map<String, Money> unitPrices = new HashMap<>();
    List<Checkout.Shipping> shipping = new ArrayList<>();
    for (Review.ReviewedOrder order : review(cart).orders()) {
      for (Review.Line line : order.lines()) {
        Money price = line.unitPrice();
        if (price != null) {
          unitPrices.put(line.product().id(), price);
        }
      }
      Money price = order.shipping();
      if (price != null) {
        shipping.add(new Checkout.Shipping(order.seller().id(), price));
      }
    }
    return new Checkout(
        "pm_card_ok", null, new Checkout.Prices(unitPrices, shipping), List.of(), Map.of());
  }

  private static Checkout knowing(Checkout before, String supplier, AcknowledgedStatus status) {
    return new Checkout(
        before.paymentMethodId(),
        before.fingerprint(),
        before.prices(),
        before.charges(),
        Map.of(supplier, status));
  }

  private static List<Order> accepted(CheckoutDecision decision) {
    assertThat(decision).isInstanceOf(CheckoutDecision.Accepted.class);
    return ((CheckoutDecision.Accepted) decision).orders();
  }

  private static List<Stop> stops(CheckoutDecision decision) {
    assertThat(decision).isInstanceOf(CheckoutDecision.Stopped.class);
    return ((CheckoutDecision.Stopped) decision).stops();
  }

  /** Ten pieces of each. */
  private Cart cart(Product... products) {
    List<CartLine> lines = new ArrayList<>();
    for (Product product : products) {
      offers.put(product.id(), new Offer(product, 10));
      lines.add(new CartLine(product.id(), 10));
    }
    return new Cart(
        "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "buyer-1",
        7,
        CartStatus.OPEN,
        null,
        lines,
        new Destination("CN", null));
  }

  private static SupplierSummary supplier(String id, SupplierStanding standing) {
    return new SupplierSummary(id, "Tea House", null, standing);
  }

  private static Product product(int number, String supplierId, String currency) {
    return Product.of(
        Product.ID_PREFIX + hex(number),
        supplierId,
        "SKU-" + number,
        new Product.Content(
            new ProductTexts("Thing " + number, null, null),
            new PriceTiers(
                Currency.getInstance(currency),
                List.of(new PriceTier(10, 500), new PriceTier(20, 450))),
            250,
            ProductStatus.ACTIVE));
  }

  private static String sup(int number) {
    return Supplier.ID_PREFIX + hex(number);
  }

  private static String hex(int number) {
    return "0192f0c1e5a87c3e8b1d2f3a4b5c6d" + (10 + number);
  }

  private static Money cny(long amount) {
    return Money.of(amount, "CNY");
  }
}
