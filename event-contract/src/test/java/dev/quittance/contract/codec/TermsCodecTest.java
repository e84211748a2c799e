package dev.quittance.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Publishers;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.PartitionOffsets;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentRules;
import dev.quittance.contract.terms.TermsRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsCodecTest {

  private static final TermsCodec TRUSTING = new TermsCodec(null);

  private static final PaymentRules RULES = SampleTerms.RULES;
  private static final CurrencyRates RATES = SampleTerms.RATES;

  @Test
  void whatIsWrittenIsRead() throws UnreadableTermsException {
    assertThat(read(TRUSTING, TRUSTING.write("t", RULES))).isEqualTo(RULES);
    assertThat(read(TRUSTING, TRUSTING.write("t", RATES))).isEqualTo(RATES);
    assertThat(text(TRUSTING.write("t", RULES)))
        .isEqualTo(
            """
            {"publishedAt":"2026-11-26T10:00:00.123456Z","knownUntil":"2026-11-27T10:00:00Z",\
            "homeCountry":"CN","methods":["card","international_card"],\
            "transferCurrencies":["CNY","USD"],\
            "internationalCard":{"basisPoints":150,"fixed":{"CNY":200}}}\
            """);
    assertThat(text(TRUSTING.write("t", RATES)))
        .isEqualTo(
            """
            {"publishedAt":"2026-11-26T10:00:00.123456Z","knownUntil":"2026-11-27T10:00:00Z",\
            "base":"CNY","rates":[{"quote":"USD","rate":"0.1385",\
            "validFrom":"2026-11-26T10:00:00.123456Z","validUntil":"2026-11-27T10:00:00Z"}]}\
            """);
  }

  @Test
  void whatALaterVersionAddsIsIgnored() throws UnreadableTermsException {
    ProducerRecord<byte[], byte[]> later =
        altered(
            RULES,
            text ->
                text.replace("\"card\",", "\"card\",\"cash\",")
                    .replace("{\"publishedAt\"", "{\"more\":[1,{\"a\":null}],\"publishedAt\""));
    assertThat(read(TRUSTING, later)).isEqualTo(RULES);

    ProducerRecord<byte[], byte[]> another = TRUSTING.write("t", RULES);
    another.headers().remove("ce_type").add("ce_type", utf8("dev.quittance.Discounts"));
    assertThat(TRUSTING.read(another.key(), another.headers(), another.value())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"publishedAt\":",
        "\"0.1385\" -> \"0\"",
        "\"0.1385\" -> \"-1\"",
        "\"0.1385\" -> 0.1385",
        "\"USD\" -> \"CNY\"",
        "\"USD\" -> \"QQQ\"",
        "\"CNY\" -> \"EUR\"",
        "\"2026-11-27T10:00:00Z\" -> \"tomorrow\"",
        "\"base\" -> \"publishedAt\"",
        "\"validFrom\":\"2026-11-26 -> \"validFrom\":\"2026-11-28",
      })
  void whatIsNotAsTheContractSaysIsUnreadable(String change) {
    String[] parts = change.split(" -> ", -1);
    ProducerRecord<byte[], byte[]> wrong =
        altered(RATES, text -> parts.length == 1 ? change : text.replace(parts[0], parts[1]));
    assertThatThrownBy(() -> read(TRUSTING, wrong)).isInstanceOf(UnreadableTermsException.class);
  }

  @Test
  void aReaderWithKeysBelievesWhatPaymentServiceSignedForItAndNothingElse()
      throws UnreadableTermsException {
    EventKey key = key(Publishers.PAYMENT_SERVICE, 1, null);
    TermsCodec reader = reader(key, key(Publishers.LEDGER_SERVICE, 2, null));

    ProducerRecord<byte[], byte[]> signed = signed(key);
    assertThat(read(reader, signed)).isEqualTo(RATES);

    ProducerRecord<byte[], byte[]> changed =
        new ProducerRecord<>(
            "t",
            null,
            signed.key(),
            utf8(text(signed).replace("0.1385", "0.0001")),
            signed.headers());
    assertThatThrownBy(() -> read(reader, changed)).hasMessageContaining("changed or forged");

    assertThatThrownBy(() -> read(reader, TRUSTING.write("t", RATES)))
        .hasMessageContaining("not signed");

    EventKey ledgers = key(Publishers.LEDGER_SERVICE, 2, null);
    ProducerRecord<byte[], byte[]> anothers = signed(ledgers);
    assertThatThrownBy(() -> read(reader, anothers)).hasMessageContaining("no signature");

    TermsCodec later = reader(key(Publishers.PAYMENT_SERVICE, 1, PartitionOffsets.parse("0:9")));
    assertThatThrownBy(() -> read(later, signed)).hasMessageContaining("no signature");
  }

  private static TermsCodec reader(EventKey... keys) {
    return new TermsCodec(new EventVerifier(List.of(keys), PartitionOffsets.BEGINNING));
  }

  private static EventKey key(String publisher, int number, @Nullable PartitionOffsets until) {
    byte[] secret = new byte[EventKey.SECRET_BYTES];
    Arrays.fill(secret, (byte) number);
    return new EventKey("k" + number, publisher, Publishers.ORDER_SERVICE, secret, until);
  }

  private static ProducerRecord<byte[], byte[]> signed(EventKey key) {
    ProducerRecord<byte[], byte[]> written = TRUSTING.write("t", RATES);
    written
        .headers()
        .add(new EventSigner(List.of(key)).sign(written.headers(), written.key(), written.value()));
    return written;
  }

  private static TermsRecord read(TermsCodec codec, ProducerRecord<byte[], byte[]> written)
      throws UnreadableTermsException {
    return codec.read(written.key(), written.headers(), written.value()).orElseThrow();
  }

  private static ProducerRecord<byte[], byte[]> altered(
      TermsRecord terms, UnaryOperator<String> change) {
    ProducerRecord<byte[], byte[]> written = TRUSTING.write("t", terms);
    return new ProducerRecord<>(
        "t", null, written.key(), utf8(change.apply(text(written))), written.headers());
  }

  private static String text(ProducerRecord<byte[], byte[]> written) {
    return new String(written.value(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
