package dev.quittance.payments.quote;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.price.Price;
import dev.quittance.kit.security.Role;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.processing.Prices;
import dev.quittance.payments.quote.store.Quotes;
import dev.quittance.payments.quote.store.Quotes.Wanted;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates are set, quotes are made, and payments are charged by them. */
@QuarkusTest
class QuoteTest {

  private static final String TOMORROW = Instant.now().plus(1, ChronoUnit.DAYS).toString();
  private static final Money PRICE = Money.of(10_000, "CNY");

  @Inject Prices prices;
  @Inject Quotes quotes;

  @Test
  void theRateSetLastHoldsAndIsRecorded() {
    set("CNY-CHF", "0.12").statusCode(200).body("rate", equalTo("0.12"));
    set("CNY-CHF", "0.1230").statusCode(200).body("rate", equalTo("0.123"));
    given()
        .get("/exchange-rates")
        .then()
        .statusCode(200)
        .body("data.findAll { it.quote == 'CHF' }.rate", equalTo(List.of("0.123")));
    given()
        .queryParam("target", "CNY-CHF")
        .get("/audit")
        .then()
        .body("data", hasSize(2))
        .body("data[0].action", equalTo("exchange-rate.set"))
        .body("data[0].before.rate", equalTo("0.12"))
        .body("data[0].after.rate", equalTo("0.123"));
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource({
    "CNY-USD, 0, 422, validation_failed",
    "CNY-USD, 1e3, 422, validation_failed",
    "CNY-USD, 1234567890123456789, 422, validation_failed",
    "CNY-CNY, 1, 400, bad_parameter",
    "CNY-XXX, 1, 400, bad_parameter",
    "cny-usd, 1, 400, bad_parameter",
  })
  void aBadRateIsNotSet(String pair, String rate, int status, String code) {
    set(pair, rate).statusCode(status).body("code", equalTo(code));
  }

  @Test
  void aRateIsNotSetForThePast() {
    put("CNY-USD", "{\"rate\": \"1\", \"validUntil\": \"2020-01-01T00:00:00Z\"}")
        .statusCode(422)
        .body("errors.field", hasItem("validUntil"));
    put(
            "CNY-USD",
            "{\"rate\": \"1\", \"validFrom\": \"2020-01-01T00:00:00Z\", \"validUntil\": \"%s\"}"
                .formatted(TOMORROW))
        .statusCode(422)
        .body("errors.field", hasItem("validFrom"));
  }

  @Test
  void aQuoteOfATokenIsTheAmountItself() {
    String location =
        quote(
                "quoted-1",
                "{\"amount\": {\"amount\": 10000, \"currency\": \"CNY\"}, \"paymentMethodId\": \"pm_card_visa\"}")
            .statusCode(201)
            .body("id", startsWith("quo_"))
            .body("charged.amount", equalTo(10000))
            .body("surcharge", nullValue())
            .body("rate", nullValue())
            .extract()
            .header("Location");
    String id = location.substring(location.lastIndexOf('/') + 1);
    as("quoted-1").get("/quotes/" + id).then().statusCode(200).body("id", endsWith(id));
    as("quoted-2").get("/quotes/" + id).then().statusCode(404);
    as("quoted-1").get("/quotes/quo_1").then().statusCode(404);
  }

  @Test
  void aQuoteThatCannotBeHasAReason() {
    quote(
            "quoted-1",
            "{\"amount\": {\"amount\": 1, \"currency\": \"CNY\"}, \"paymentMethodId\": \"pm_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e\"}")
        .statusCode(422)
        .body("code", equalTo("payment_method_unusable"))
        .body("detail", startsWith("instrument_unusable: "));
    quote(
            "quoted-1",
            "{\"amount\": {\"amount\": 0, \"currency\": \"CNY\"}, \"paymentMethodId\": \"pm_card_visa\"}")
        .statusCode(422);
  }

  @Test
  void aForeignCardIsChargedInItsCurrencyWithASurchargeAsQuotedOrAtTheValidRate() {
    Method.Usable card = foreign("SEK");
    assertThat(price(wanted("foreign-1", Instant.now()), card).charged())
        .isEqualTo(Money.of(10_150, "CNY")); // no rate is set: the card's bank converts

    set("CNY-SEK", "1.5").statusCode(200);
    Price quoted = price(wanted("foreign-1", Instant.now()), card);
    assertThat(quoted)
        .isEqualTo(new Price(Money.of(15_225, "SEK"), new BigDecimal("1.5"), Money.of(150, "CNY")));
    Instant expiry = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
    QuarkusTransaction.requiringNew()
        .run(() ->
            quotes.add(
                new Quote(
                    "quo_0192f0c1e5a87c3e8b1d2f3a4b5c6d70",
                    "foreign-1",
                    "pm_foreign",
                    PRICE,
                    quoted,
                    expiry),
                Instant.now()));
    set("CNY-SEK", "1.6").statusCode(200);

    assertThat(price(wanted("foreign-1", expiry.minusSeconds(1)), card)).isEqualTo(quoted);
    assertThat(price(wanted("foreign-1", expiry), card).charged())
        .isEqualTo(Money.of(16_240, "SEK"));
    assertThat(price(wanted("foreign-2", expiry.minusSeconds(1)), card).charged())
        .isEqualTo(Money.of(16_240, "SEK"));
  }

  /** What was shown when the buyer ordered is what is charged, unless that was long ago. */
  @Test
  void aPaymentIsChargedAtTheRateThatWasValidWhenItWasOrdered() {
    Method.Usable card = foreign("DKK");
    set("CNY-DKK", "1.1").statusCode(200);
    Instant ordered = Instant.now();
    set("CNY-DKK", "1.2").statusCode(200);
    Map<Wanted, Price> found =
        QuarkusTransaction.requiringNew()
            .call(() ->
                prices.of(
                    Map.of(
                        wanted("ordered-1", ordered), card,
                        wanted("ordered-2", ordered.plusMillis(1).plusSeconds(60)), card,
                        wanted("ordered-3", ordered.minus(1, ChronoUnit.HOURS)), card)));
    assertThat(found)
        .hasSize(3)
        .allSatisfy((wanted, price) ->
            assertThat(price.rate())
                .isEqualTo(new BigDecimal(wanted.buyerId().equals("ordered-1") ? "1.1" : "1.2")));
  }

  @Test
  void whatACheckoutToldIsChargedThoughTheRateChangesMeanwhile() {
    Method.Usable card = foreign("NOK");
    set("CNY-NOK", "1.4").statusCode(200);
    Instant ordered = Instant.now();
    set("CNY-NOK", "1.5").statusCode(200);
    Instant later = ordered.plusSeconds(600);
    hold("told-1", card, "1.4", 14_210, ordered);
    assertThat(price(wanted("told-1", later), card))
        .isEqualTo(new Price(Money.of(14_210, "NOK"), new BigDecimal("1.4"), Money.of(150, "CNY")));
    assertThat(price(wanted("told-1", ordered.plusSeconds(901)), card).rate())
        .isEqualTo(new BigDecimal("1.5"));

    hold("told-2", card, "0.1", 1_015, ordered); // a rate that nobody has set
    hold("told-3", foreign("EUR"), "1.4", 14_210, ordered); // by a card of another currency
    hold("told-4", card, "1.4", 14_211, ordered);
    for (String buyer : List.of("told-2", "told-3", "told-4")) {
      assertThat(price(wanted(buyer, later), card).rate()).isEqualTo(new BigDecimal("1.5"));
    }
  }

  private void hold(String buyer, Method.Usable method, String rate, long charged, Instant at) {
    var order =
        new OrderPlaced(
            Ids.next(Ids.ORDER),
            buyer,
            "supplier-1",
            PRICE,
            "pm_foreign",
            null,
            null,
            null,
            Money.of(charged, "NOK"),
            Money.of(150, "CNY"),
            rate,
            at.plus(1, ChronoUnit.DAYS));
    QuarkusTransaction.requiringNew().run(() -> prices.hold(order, method, at));
  }

  private Price price(Wanted wanted, Method.Usable method) {
    Map<Wanted, Price> found =
        QuarkusTransaction.requiringNew().call(() -> prices.of(Map.of(wanted, method)));
    return Objects.requireNonNull(found.get(wanted));
  }

  private static Wanted wanted(String buyer, Instant orderedAt) {
    return new Wanted(buyer, "pm_foreign", PRICE, orderedAt);
  }

  private static Method.Usable foreign(String currency) {
    return new Method.Usable(
        "sandbox", "pm_card_visa", null, Currency.getInstance(currency), true, false);
  }

  private static ValidatableResponse set(String pair, String rate) {
    return put(pair, "{\"rate\": \"%s\", \"validUntil\": \"%s\"}".formatted(rate, TOMORROW));
  }

  private static ValidatableResponse put(String pair, String body) {
    return given().contentType(ContentType.JSON).body(body).put("/exchange-rates/" + pair).then();
  }

  private static ValidatableResponse quote(String buyer, String body) {
    return as(buyer).contentType(ContentType.JSON).body(body).post("/quotes").then();
  }

  private static RequestSpecification as(String buyer) {
    return given().auth().oauth2(Tokens.of(buyer, Role.BUYER));
  }
}
