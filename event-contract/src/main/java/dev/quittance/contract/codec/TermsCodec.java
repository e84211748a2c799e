package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.Rfc3339;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentRules;
import dev.quittance.contract.terms.TermsRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Payment terms as Kafka records and back: CloudEvents 1.0 in binary mode, as events of the log
 * are. The key is {@code rules}, or the currency of what is paid. Fields that a reader does not
 * know belong to a later version. Safe for use by many threads.
 */
public final class TermsCodec {

  private static final String SPEC_VERSION = "1.0";
  private static final String RULES = "dev.quittance.PaymentRules";
  private static final String RATES = "dev.quittance.CurrencyRates";
  private static final int MAX_NESTING = 8;
  private static final int MAX_STRING = 64;

  /** What one record may have at most; a broker takes no larger ones either. */
  private static final int MAX_BYTES = 1 << 20;

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_STRING)
                  .build())
          .build();
  private final @Nullable EventVerifier verifier;

  /**
   * @param verifier null to believe every record
   */
  public TermsCodec(@Nullable EventVerifier verifier) {
    this.verifier = verifier;
  }

  /** A record to be published, not signed. */
  public ProducerRecord<byte[], byte[]> write(String topic, TermsRecord terms) {
    var kafkaRecord = new ProducerRecord<>(topic, utf8(terms.key()), payload(terms));
    String time = Rfc3339.write(terms.publishedAt());
    Headers headers = kafkaRecord.headers();
    headers.add("ce_specversion", utf8(SPEC_VERSION));
    headers.add("ce_id", utf8(terms.key() + "@" + time));
    headers.add("ce_source", utf8(Publishers.source(Publishers.PAYMENT_SERVICE)));
    headers.add("ce_type", utf8(terms instanceof PaymentRules ? RULES : RATES));
    headers.add("ce_time", utf8(time));
    headers.add("ce_subject", utf8(terms.key()));
    headers.add("content-type", utf8("application/json"));
    return kafkaRecord;
  }

  /**
   * What a record tells.
   *
   * @return empty if it is of a type that a later version publishes
   * @throws UnreadableTermsException if it is nothing that the contract allows, or not authentic
   */
  public Optional<TermsRecord> read(
      byte @Nullable [] key, Iterable<Header> headers, byte @Nullable [] payload)
      throws UnreadableTermsException {
    EventHeaders attributes = EventHeaders.of(headers);
    if (verifier != null) {
      String objection = verifier.objectionToTerms(attributes, key, payload);
      if (objection != null) {
        throw new UnreadableTermsException(objection);
      }
    }
    String type = attributes.text(EventHeaders.TYPE);
    if (type == null || payload == null || payload.length > MAX_BYTES) {
      throw new UnreadableTermsException("it has no ce_type, or no payload of at most 1 MB");
    }
    if (!type.equals(RULES) && !type.equals(RATES)) {
      return Optional.empty();
    }
    TermsRecord read = read(type, payload);
    if (!Arrays.equals(key, utf8(read.key()))) {
      throw new UnreadableTermsException("its key is not " + read.key());
    }
    return Optional.of(read);
  }

  private TermsRecord read(String type, byte[] payload) throws UnreadableTermsException {
    try {
      TermsFields fields = TermsFields.parse(json, payload);
      return type.equals(RULES) ? fields.rules() : fields.rates();
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableTermsException("its payload is not as the contract says");
    }
  }

  private byte[] payload(TermsRecord terms) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("publishedAt", Rfc3339.write(terms.publishedAt()));
      out.writeStringField("knownUntil", Rfc3339.write(terms.knownUntil()));
      switch (terms) {
        case PaymentRules rules -> write(out, rules);
        case CurrencyRates rates -> write(out, rates);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, PaymentRules rules) throws IOException {
    out.writeStringField("homeCountry", rules.homeCountry());
    texts(out, "methods", rules.methods().stream().sorted().map(one -> one.word()).toList());
    texts(
        out,
        "transferCurrencies",
        rules.transferCurrencies().stream().map(Currency::getCurrencyCode).sorted().toList());
    out.writeObjectFieldStart("internationalCard");
    out.writeNumberField("basisPoints", rules.priceRule().internationalCard().basisPoints());
    out.writeObjectFieldStart("fixed");
    Map<String, Long> fixed = new TreeMap<>();
    rules
        .priceRule()
        .internationalCard()
        .fixedMinor()
        .forEach((currency, minor) -> fixed.put(currency.getCurrencyCode(), minor));
    for (Map.Entry<String, Long> one : fixed.entrySet()) {
      out.writeNumberField(one.getKey(), one.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, CurrencyRates rates) throws IOException {
    out.writeStringField("base", rates.base().getCurrencyCode());
    out.writeArrayFieldStart("rates");
    for (var rate : rates.rates()) {
      out.writeStartObject();
      out.writeStringField("quote", rate.quote().getCurrencyCode());
      out.writeStringField("rate", rate.text());
      out.writeStringField("validFrom", Rfc3339.write(rate.validFrom()));
      out.writeStringField("validUntil", Rfc3339.write(rate.validUntil()));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void texts(JsonGenerator out, String name, Iterable<String> texts)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
