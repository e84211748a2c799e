package dev.quittance.orders.terms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Money;
import dev.quittance.contract.codec.TermsCodec;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.PriceRule;
import dev.quittance.contract.price.SurchargeRule;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.PaymentRules;
import dev.quittance.contract.terms.TermsRecord;
import dev.quittance.contract.topic.PaymentTermsTopic;
import dev.quittance.localstack.teststack.TestStack;
import dev.quittance.orders.terms.PaymentOffer;
import dev.quittance.testkit.log.LogWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TermsIntakeTest {

  private static final Currency CNY = Currency.getInstance("CNY");
  private static final Currency USD = Currency.getInstance("USD");

  @Inject LatestTerms terms;
  @Inject MeterRegistry metrics;

  @Test
  void whatPaymentServiceTellsIsKnownAndWhatCannotBeReadHoldsNothingUp() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Instant until = now.plus(1, ChronoUnit.DAYS);
    double before = rejected();
    try (LogWriter topic =
        new LogWriter(TestStack.start().bootstrapServers(), PaymentTermsTopic.DEFAULT_NAME)) {
      write(
          topic,
          new CurrencyRates(
              now,
              until,
              CNY,
              List.of(new ExchangeRate(CNY, USD, new BigDecimal("0.14"), now, until))));
      topic.write(
          "CNY".getBytes(StandardCharsets.UTF_8),
          "<html>".getBytes(StandardCharsets.UTF_8),
          List.of());
      write(
          topic,
          new PaymentRules(
              now,
              until,
              "CN",
              Set.of(PaymentMethodKind.INTERNATIONAL_CARD),
              Set.of(),
              new PriceRule(new SurchargeRule(100, Map.of()))));
    }
    await().until(() -> terms.current().isKnown(now));
    assertThat(terms.current().offers(Money.of(10_000, "CNY"), now))
        .extracting(PaymentOffer::charged)
        .containsExactly(Money.of(10_100, "CNY"), Money.of(1_414, "USD"));
    assertThat(rejected()).isEqualTo(before + 1);
  }

  private static void write(LogWriter topic, TermsRecord terms) {
    ProducerRecord<byte[], byte[]> written =
        new TermsCodec(null).write(PaymentTermsTopic.DEFAULT_NAME, terms);
    topic.write(written.key(), written.value(), written.headers());
  }

  private double rejected() {
    return metrics.get("quittance.terms.rejected").counter().count();
  }
}
