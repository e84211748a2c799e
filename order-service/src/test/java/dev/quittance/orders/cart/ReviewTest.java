package dev.quittance.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.PriceRule;
import dev.quittance.contract.price.SurchargeRule;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.PaymentRules;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.ProductTexts;
import dev.quittance.orders.shipping.Destination;
import dev.quittance.orders.shipping.ShippingRule;
import dev.quittance.orders.shipping.ShippingRule.Step;
import dev.quittance.orders.shipping.ShippingTable;
import dev.quittance.orders.supplier.SupplierStanding;
import dev.quittance.orders.supplier.SupplierStanding.Suspension;
import dev.quittance.orders.supplier.SupplierStanding.Verification;
import dev.quittance.orders.supplier.SupplierStatus;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered is in the table; all of it weighs 1 kg, and 20 kg to China cost 40.00. */
class ReviewTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(60);
  private static final Currency CNY = Currency.getInstance("CNY");

  /** 1 % on top of international cards, and a rate for dollars. */
  private static final PaymentTerms TERMS =
      PaymentTerms.NONE
          .with(
              new PaymentRules(
                  BEFORE,
                  NOW.plusSeconds(60),
                  "CN",
                  Set.of(PaymentMethodKind.CARD, PaymentMethodKind.INTERNATIONAL_CARD),
                  Set.of(CNY),
                  new PriceRule(new SurchargeRule(100, Map.of()))))
          .with(
              new CurrencyRates(
                  BEFORE,
                  NOW.plusSeconds(60),
                  CNY,
                  List.of(
                      new ExchangeRate(
                          CNY,
                          Currency.getInstance("USD"),
                          new BigDecimal("0.14"),
                          BEFORE,
                          NOW.plusSeconds(60)))));

  private static final String CATALOGUE =
      """
      # product supplier  currency status       stock         tiers
      tea       verified  CNY      ACTIVE       500           10:1099 100:999
      cup       verified  CNY      ACTIVE       3             1:500
      fan       verified  USD      ACTIVE       10            1:700
      old       verified  CNY      DISCONTINUED 10            1:100
      pot       new       CNY      ACTIVE       10            1:200
      bag       expired   CNY      ACTIVE       10            1:300
      hat       suspended CNY      ACTIVE       10            1:400
      gold      verified  CNY      ACTIVE       1000000000000 1:999999999999
      silver    verified  CNY      ACTIVE       1000000000000 1:600000000000
      """;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # cart           | to | obstacles
          tea 10           | CN | ''
          tea 10           |    | NO_DESTINATION
          ''               | CN | EMPTY_CART
          ''               |    | EMPTY_CART NO_DESTINATION
          tea 9            | CN | BELOW_MINIMUM tea
          tea 501          | CN | ABOVE_STOCK tea NO_SHIPPING verified/CNY
          cup 4            | CN | ABOVE_STOCK cup
          old 1            | CN | NOT_OFFERED old
          nothing 1        | CN | UNKNOWN_PRODUCT nothing
          pot 1            | CN | SUPPLIER_UNVERIFIED new
          bag 1            | CN | SUPPLIER_EXPIRED expired
          hat 1            | CN | SUPPLIER_SUSPENDED suspended
          fan 1            | CN | NO_SHIPPING verified/USD
          tea 10           | DE | NO_SHIPPING verified/CNY
          tea 20           | CN | ''
          tea 21           | CN | NO_SHIPPING verified/CNY
          gold 1           | CN | TOTAL_TOO_LARGE verified/CNY
          gold 2           | CN | TOTAL_TOO_LARGE gold TOTAL_TOO_LARGE verified/CNY
          gold 1 silver 1  | CN | TOTAL_TOO_LARGE verified/CNY
          cup 1000001      | CN | ABOVE_MAXIMUM cup ABOVE_STOCK cup NO_SHIPPING verified/CNY
          a 1 b 1          | CN | UNKNOWN_PRODUCT a UNKNOWN_PRODUCT b
          tea 9 old 1 hat 1 pot 1 | | NO_DESTINATION BELOW_MINIMUM tea NOT_OFFERED old \
          SUPPLIER_SUSPENDED suspended SUPPLIER_UNVERIFIED new
          """,
      delimiter = '|')
  void whateverStopsACheckoutIsToldAtOnce(
      @Nullable String lines, @Nullable String country, String obstacles) {
    assertThat(told(review(cart(lines, country)).obstacles())).isEqualTo(obstacles);
  }

  @Test
  void onlyAnUnverifiedOrExpiredSupplierCanBeAcknowledged() {
    List<ObstacleCode> can = new ArrayList<>();
    for (ObstacleCode code : ObstacleCode.values()) {
      if (code.isAcknowledgeable()) {
        can.add(code);
      }
    }
    assertThat(can)
        .containsExactly(ObstacleCode.SUPPLIER_UNVERIFIED, ObstacleCode.SUPPLIER_EXPIRED);
  }

  @Test
  void thereIsAnOrderForEachSupplierAndCurrencyWithPricesByQuantity() {
    Review review = review(cart("fan 2 tea 10 pot 3 cup 2", "CN"));
    assertThat(
            review.orders().stream()
                .map(order ->
                    "%s %s: %s + %s = %s"
                        .formatted(
                            order.seller().id(),
                            order.lines().stream()
                                .map(line ->
                                    line.product().sku()
                                        + "*"
                                        + line.quantity()
                                        + "*"
                                        + line.unitPrice()
                                        + "="
                                        + line.lineTotal())
                                .collect(Collectors.joining(", ")),
                            order.subtotal(),
                            order.shipping(),
                            order.total())))
        .containsExactly(
            "verified fan*2*700 USD=1400 USD: 1400 USD + null = null",
            "verified tea*10*1099 CNY=10990 CNY, cup*2*500 CNY=1000 CNY:"
                + " 11990 CNY + 4000 CNY = 15990 CNY",
            "new pot*3*200 CNY=600 CNY: 600 CNY + 4000 CNY = 4600 CNY");
    Money tier = review(cart("tea 100", "CN")).orders().getFirst().lines().getFirst().unitPrice();
    assertThat(tier).isEqualTo(new Money(999, CNY));
  }

  @Test
  void aLineThatCannotBeOrderedIsNamedAndCostsNothing() {
    Review.ReviewedOrder order = review(cart("old 5 tea 9 cup 1", "CN")).orders().getFirst();
    assertThat(order.lines().stream().map(line -> line.product().id() + " " + line.unitPrice()))
        .containsExactly("old null", "tea null", "cup 500 CNY");
    assertThat(order.subtotal()).isEqualTo(new Money(500, CNY));
    assertThat(order.weightGrams()).isEqualTo(1_000);
  }

  @Test
  void anOrderThatHasATotalSaysWhatEachPaymentMethodWouldBeCharged() {
    Review review = review(cart("tea 10 fan 1", "CN"));
    assertThat(
            review.orders().getFirst().payments().stream()
                .map(offer -> offer.method() + " " + offer.charged() + " " + offer.surcharge()))
        .containsExactly(
            "CARD 14990 CNY null",
            "INTERNATIONAL_CARD 15140 CNY 150 CNY",
            "INTERNATIONAL_CARD 2120 USD 150 CNY");
    assertThat(review.orders().getLast().total()).isNull();
    assertThat(review.orders().getLast().payments()).isEmpty();
  }

  @Test
  void aSellerIsShownWithWhatWasFoundOfHim() {
    Review review = review(cart("tea 10 pot 1 bag 1 hat 1", "CN"));
    assertThat(review.orders().stream().map(Review.ReviewedOrder::seller))
        .containsExactly(
            new Seller("verified", "verified", null, SupplierStatus.VERIFIED, BEFORE, null),
            new Seller("new", "new", null, SupplierStatus.UNVERIFIED, null, null),
            new Seller("expired", "expired", null, SupplierStatus.EXPIRED, BEFORE, NOW),
            new Seller("suspended", "suspended", null, SupplierStatus.SUSPENDED, BEFORE, null));
  }

  @Test
  void theFingerprintIsAnotherWhenAPriceOrTheVersionIs() {
    Cart cart = cart("tea 10 cup 1", "CN");
    String seen = review(cart).fingerprint();
    assertThat(seen).matches("[0-9a-f]{64}").isEqualTo(review(cart).fingerprint());
    assertThat(review(cart.with(new CartLine("cup", 2))).fingerprint()).isNotEqualTo(seen);
    assertThat(review(cart.with(new CartLine("cup", 1))).fingerprint()).isNotEqualTo(seen);
    assertThat(review(cart, CATALOGUE.replace("1:500", "1:501"), 4_000).fingerprint())
        .isNotEqualTo(seen);
    assertThat(review(cart, CATALOGUE, 4_001).fingerprint()).isNotEqualTo(seen);
    // What does not change a price does not change what the buyer agreed to.
    assertThat(review(cart, CATALOGUE.replace("ACTIVE       3 ", "ACTIVE       9 "), 4_000))
        .extracting(Review::fingerprint)
        .isEqualTo(seen);
  }

  @Test
  void anOrderHasOnlySoManyLines() {
    Cart cart = cart("cup 1 tea 10 pot 1", "CN");
    Review review = Review.of(cart, facts(CATALOGUE, 4_000, new CartLimits(200, 1_000_000, 1)));
    assertThat(told(review.obstacles()))
        .isEqualTo("TOO_MANY_LINES verified/CNY SUPPLIER_UNVERIFIED new");
  }

  @Test
  void aCartThatIsNotOpenCannotBeCheckedOutAgain() {
    assertThat(told(review(cart("tea 10", "CN").checkedOut()).obstacles()))
        .isEqualTo("CART_NOT_OPEN");
  }

  private static Review review(Cart cart) {
    return review(cart, CATALOGUE, 4_000);
  }

  private static Review review(Cart cart, String catalogue, long shippingMinor) {
    return Review.of(cart, facts(catalogue, shippingMinor, new CartLimits(200, 1_000_000, 500)));
  }

  private static ReviewFacts facts(String catalogue, long shippingMinor, CartLimits limits) {
    Map<String, Offer> offers = new HashMap<>();
    for (String line : catalogue.lines().filter(one -> !one.startsWith("#")).toList()) {
      String[] word = line.split(" +");
      List<PriceTier> tiers = new ArrayList<>();
      for (int i = 5; i < word.length; i++) {
        String[] part = word[i].split(":");
        tiers.add(new PriceTier(Long.parseLong(part[0]), Long.parseLong(part[1])));
      }
      offers.put(
          word[0],
          new Offer(
              new Product(
                  word[0],
                  word[1],
                  word[0],
                  new ProductTexts(word[0], null, null),
                  new PriceTiers(Currency.getInstance(word[2]), tiers),
                  1_000,
                  ProductStatus.valueOf(word[3]),
                  1),
              Long.parseLong(word[4])));
    }
    ShippingRule rule =
        new ShippingRule(
            "china", "CN", null, CNY, List.of(new Step(20_000, shippingMinor)), null, null);
    return new ReviewFacts(
        offers, suppliers(), new ShippingTable(List.of(rule)), TERMS, limits, NOW);
  }

  private static Map<String, SupplierSummary> suppliers() {
    Verification verified = new Verification("olivia", BEFORE, null);
    return List.of(
            supplier("verified", new SupplierStanding(verified, null, null)),
            supplier("new", SupplierStanding.NEW),
            supplier(
                "expired",
                new SupplierStanding(new Verification("olivia", BEFORE, NOW), null, null)),
            supplier(
                "suspended",
                new SupplierStanding(verified, null, new Suspension("olivia", BEFORE, "fraud"))))
        .stream()
        .collect(Collectors.toMap(SupplierSummary::id, one -> one));
  }

  private static SupplierSummary supplier(String id, SupplierStanding standing) {
    return new SupplierSummary(id, id, null, standing);
  }

  private static Cart cart(@Nullable String lines, @Nullable String country) {
    Cart cart = Cart.opened("crt_a", "alice");
    if (country != null) {
      cart = cart.deliveredTo(new Destination(country, null));
    }
    if (lines != null && !lines.isEmpty()) {
      String[] word = lines.split(" +");
      for (int i = 0; i < word.length; i += 2) {
        cart = cart.with(new CartLine(word[i], Long.parseLong(word[i + 1])));
      }
    }
    return cart;
  }

  private static String told(List<Obstacle> obstacles) {
    return obstacles.stream()
        .map(one ->
            one.code()
                + (one.productId() != null
                    ? " " + one.productId()
                    : one.supplierId() == null ? "" : " " + one.supplierId())
                + (one.currency() == null ? "" : "/" + one.currency()))
        .collect(Collectors.joining(" "));
  }
}
