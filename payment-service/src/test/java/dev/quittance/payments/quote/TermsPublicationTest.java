package dev.quittance.payments.quote;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Money;
import dev.quittance.contract.codec.TermsCodec;
import dev.quittance.contract.codec.UnreadableTermsException;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.Price;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentRules;
import dev.quittance.contract.terms.TermsRecord;
import dev.quittance.contract.topic.PaymentTermsTopic;
import dev.quittance.localstack.teststack.TestStack;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.processing.Prices;
import dev.quittance.testkit.log.EventLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What payments to come cost is told to the other services. */
@QuarkusTest
class TermsPublicationTest {

  private static final Currency NOK = Currency.getInstance("NOK");

  @Inject Prices prices;

  @Test
  void aRateThatIsSetIsPublishedAndHasThePriceThatIsCharged() {
    set("0.0071", null);
    set("0.0075", Instant.now().plus(2, ChronoUnit.HOURS));
    await()
        .untilAsserted(() ->
            assertThat(rates())
                .extracting(ExchangeRate::text)
                .containsExactly("0.0071", "0.0075", "0.0071"));

    Money total = Money.of(1_234_567, "KRW");
    Instant now = Instant.now();
    Price shown =
        rules()
            .priceRule()
            .price(total, true, NOK, quote -> latestRates().validAt(now).stream().findFirst())
            .orElseThrow();
    Price charged =
        QuarkusTransaction.requiringNew()
            .call(() ->
                prices
                    .now(
                        total, new Method.Usable("sandbox", "pm_card_visa", null, NOK, true, false))
                    .orElseThrow());
    assertThat(shown).isEqualTo(charged);
    assertThat(charged.charged().currency()).isEqualTo(NOK);
  }

  @Test
  void theRulesAreToldLastWithTheTimeUntilWhichTheyAreKnown() {
    await().until(() -> !all().isEmpty());
    PaymentRules rules = rules();
    assertThat(rules.homeCountry()).isEqualTo("CN");
    assertThat(rules.priceRule()).isEqualTo(prices.rule());
    assertThat(rules.knownUntil()).isEqualTo(rules.publishedAt().plus(24, ChronoUnit.HOURS));
    assertThat(all().getFirst().publishedAt()).isBeforeOrEqualTo(rules.publishedAt());
  }

  private static List<ExchangeRate> rates() {
    return latest(CurrencyRates.class, "KRW").map(CurrencyRates::rates).orElse(List.of());
  }

  private static CurrencyRates latestRates() {
    return latest(CurrencyRates.class, "KRW").orElseThrow();
  }

  private static PaymentRules rules() {
    return latest(PaymentRules.class, PaymentRules.KEY).orElseThrow();
  }

  private static <T extends TermsRecord> Optional<T> latest(Class<T> type, String key) {
    return all().stream()
        .filter(one -> one.key().equals(key))
        .reduce((_, later) -> later)
        .map(type::cast);
  }

  private static List<TermsRecord> all() {
    TermsCodec codec = new TermsCodec(null);
    List<TermsRecord> found = new ArrayList<>();
    EventLog topic =
        new EventLog(TestStack.start().bootstrapServers(), PaymentTermsTopic.DEFAULT_NAME);
    for (ConsumerRecord<byte[], byte[]> one : topic.records()) {
      try {
        codec.read(one.key(), one.headers(), one.value()).ifPresent(found::add);
      } catch (UnreadableTermsException e) {
        throw new AssertionError(e);
      }
    }
    return found;
  }

  private static void set(String rate, @Nullable Instant from) {
    String body =
        """
        {"rate": "%s", %s "validUntil": "%s"}
        """
            .formatted(
                rate,
                from == null ? "" : "\"validFrom\": \"" + from + "\",",
                (from == null ? Instant.now().plus(30, ChronoUnit.DAYS) : from.plusSeconds(60)));
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .put("/exchange-rates/KRW-NOK")
        .then()
        .statusCode(200);
  }
}
