package dev.quittance.contract.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.Decoded.Unreadable;
import dev.quittance.contract.golden.GoldenRecord;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.KeyFile;
import dev.quittance.contract.keys.PartitionOffsets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An event counts only if its publisher may publish it, and has signed it as it is. More records:
 * {@code -Dquittance.fuzz.records=1000000}.
 */
class AuthenticityTest {

  private static final int RECORDS = Integer.getInteger("quittance.fuzz.records", 5_000);
  private static final String LEDGER = Publishers.LEDGER_SERVICE;

  private final KeyFile keys = new KeyFile(allKeys(), PartitionOffsets.BEGINNING);
  private final EventCodec codec = new EventCodec();

  static List<GoldenRecord> golden() {
    return GoldenRecord.all();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void whatItsPublisherSignedIsAuthenticForEachReader(GoldenRecord golden) {
    List<Header> signed = signed(publisher(golden), golden);
    List<String> readers = new ArrayList<>(Publishers.ALL);
    readers.add(Publishers.AUDITOR);
    for (String reader : readers) {
      assertThat(decode(reader, golden.key(), signed, golden.value()))
          .isEqualTo(new Readable(golden.envelope()));
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void nobodyElseCanPublishIt(GoldenRecord golden) {
    for (String other : Publishers.ALL) {
      if (!other.equals(publisher(golden))) {
        assertRefused("wrong", golden, resigned(golden.headers(), other, golden));
        // Nor under its own name: the type is not its own.
        List<Header> asItself = with(golden.headers(), "ce_source", Publishers.source(other));
        assertRefused("may not publish", golden, resigned(asItself, other, golden));
      }
    }
  }

  @Test
  void aServiceDecidesOnlyOnWhatItHasParkedItself() {
    GoldenRecord decision = GoldenRecord.of(EventType.PARKED_EVENT_DISCARDED);
    var event = (ParkedEventDiscarded) decision.envelope().event();
    EventEnvelope forged =
        new EventEnvelope(
            decision.envelope().eventId(),
            decision.envelope().occurredAt(),
            Publishers.source(Publishers.ORDER_SERVICE),
            null,
            new ParkedEventDiscarded(
                event.orderId(), LEDGER, event.parkedOffset(), "somebody", "let me in"));
    assertThat(publish(Publishers.ORDER_SERVICE, forged)).contains("may not publish");
  }

  @ParameterizedTest
  @MethodSource("golden")
  void whatWasChangedIsRefused(GoldenRecord golden) {
    List<Header> signed = signed(publisher(golden), golden);
    for (Header header : golden.headers()) {
      if (header.key().equals("traceparent")) {
        continue;
      }
      assertNotReadable(golden, without(signed, header.key()));
      byte[] longer = Arrays.copyOf(header.value(), header.value().length + 1);
      longer[longer.length - 1] = ' ';
      assertNotReadable(golden, with(signed, header.key(), new String(longer, UTF_8)));
    }
    assertRefused("wrong", golden, with(signed, "ce_time", "2026-01-01T00:00:00.000001Z"));
    assertRefused("wrong", golden, with(signed, "ce_id", "evt_" + "ab".repeat(16)));
    // JSON that means the same is not what was signed.
    byte[] payload = (golden.payload() + " ").getBytes(UTF_8);
    assertThat(reason(decode(LEDGER, golden.key(), signed, payload))).contains("wrong");
  }

  @Test
  void aTraceIsNotSignedAndMayChangeOnTheWay() {
    GoldenRecord golden = GoldenRecord.all().getFirst();
    List<Header> signed = signed(publisher(golden), golden);
    String trace = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
    assertThat(decode(LEDGER, golden.key(), with(signed, "traceparent", trace), golden.value()))
        .isInstanceOf(Readable.class);
  }

  @Test
  void aSignatureOfAnotherRecordDoesNotHelp() {
    List<GoldenRecord> all = GoldenRecord.all();
    for (GoldenRecord one : all) {
      for (GoldenRecord other : all) {
        if (!other.toString().equals(one.toString())) {
          Header stolen = signed(publisher(other), other).getLast();
          List<Header> headers = new ArrayList<>(one.headers());
          headers.add(stolen);
          assertThat(reason(decode(LEDGER, one.key(), headers, one.value()))).isNotBlank();
        }
      }
    }
  }

  @Test
  void brokenSignaturesAreRefusedAndNoneThrows() {
    GoldenRecord golden = GoldenRecord.of(EventType.PAYMENT_AUTHORIZED);
    String good = new String(signed(Publishers.PAYMENT_SERVICE, golden).getLast().value(), UTF_8);
    String mine = id(Publishers.PAYMENT_SERVICE, LEDGER);
    String code = good.substring(good.indexOf(mine) + mine.length() + 1).substring(0, 22);
    String ofOrders = good.substring(good.indexOf("=") + 1).substring(0, 22);
    assertThat(ofOrders).isNotEqualTo(code);
    List<String> broken =
        new ArrayList<>(
            List.of(
                "",
                ";",
                "=",
                ";;;===;=;",
                mine,
                mine + "=",
                "=" + code,
                "x=" + code,
                mine + "=" + ofOrders,
                mine + "=" + code + "=",
                mine + "=" + code + "A",
                mine + "=" + code.substring(1),
                mine + "= " + code,
                " " + mine + "=" + code,
                mine.toUpperCase(Locale.ROOT) + "=" + code,
                ";".repeat(100_000),
                mine + "=" + "A".repeat(1_000_000)));
    for (String one : broken) {
      assertRefused("", golden, with(golden.headers(), "quittance-mac", one));
    }
    List<Header> none = new ArrayList<>(golden.headers());
    none.add(new RecordHeader("quittance-mac", (byte[]) null));
    assertRefused("not signed", golden, none);
    assertRefused("not signed", golden, golden.headers());
    assertThat(
            decode(
                LEDGER,
                golden.key(),
                with(golden.headers(), "quittance-mac", "x=y;" + mine + "=" + code),
                golden.value()))
        .isInstanceOf(Readable.class);
  }

  @Test
  void noDisturbanceOfASignedRecordIsBelieved() {
    Random random = new Random(32);
    List<GoldenRecord> all = GoldenRecord.all();
    for (int i = 0; i < RECORDS; i++) {
      GoldenRecord golden = all.get(random.nextInt(all.size()));
      List<Header> headers = signed(publisher(golden), golden);
      byte[] value = golden.value();
      int which = random.nextInt(headers.size() + 1);
      if (which == headers.size()) {
        value = flipped(value, random);
      } else {
        Header header = headers.get(which);
        if (header.key().equals("traceparent")) {
          continue;
        }
        headers.set(which, new RecordHeader(header.key(), flipped(header.value(), random)));
      }
      Decoded decoded = decode(LEDGER, golden.key(), headers, value);
      // A bit of another reader's code is none of this reader's business.
      if (which != headers.size() - 1) {
        assertThat(decoded).as("%s %s", golden, headers).isInstanceOf(Unreadable.class);
      }
    }
  }

  @Test
  void whatIsBeforeTheFirstSignedOffsetCountsAsItIs() {
    GoldenRecord golden = GoldenRecord.of(EventType.PAYMENT_AUTHORIZED);
    PartitionOffsets from = PartitionOffsets.parse("1:10");
    RecordDecoder decoder = RecordDecoder.verifying(new EventVerifier(keys.checking(LEDGER), from));
    assertThat(decoder.decode(1, 9, golden.key(), golden.headers(), golden.value()))
        .isInstanceOf(Readable.class);
    assertThat(reason(decoder.decode(1, 10, golden.key(), golden.headers(), golden.value())))
        .contains("not signed");
    for (int other : new int[] {0, 2, 1023}) {
      assertThat(reason(decoder.decode(other, 0, golden.key(), golden.headers(), golden.value())))
          .contains("not signed");
    }
  }

  @Test
  void aRetiredKeyCountsUpToItsLastOffsetOnly() {
    GoldenRecord golden = GoldenRecord.of(EventType.PAYMENT_AUTHORIZED);
    EventKey old = key("old", Publishers.PAYMENT_SERVICE, LEDGER, PartitionOffsets.parse("3:100"));
    EventKey young = key("new", Publishers.PAYMENT_SERVICE, LEDGER, null);
    RecordDecoder decoder =
        RecordDecoder.verifying(new EventVerifier(List.of(old, young), PartitionOffsets.BEGINNING));
    List<Header> byOld = signedBy(old, golden);
    assertThat(decoder.decode(3, 99, golden.key(), byOld, golden.value()))
        .isInstanceOf(Readable.class);
    assertThat(reason(decoder.decode(3, 100, golden.key(), byOld, golden.value())))
        .isEqualTo("key old of payment-service for ledger-service no longer counts at this offset");
    assertThat(reason(decoder.decode(4, 0, golden.key(), byOld, golden.value()))).isNotBlank();
    assertThat(decoder.decode(3, 100, golden.key(), signedBy(young, golden), golden.value()))
        .isInstanceOf(Readable.class);
  }

  @Test
  void itIsHmacSha256OverTheSha256OfTheRecord() throws Exception {
    GoldenRecord golden = GoldenRecord.of(EventType.REFUNDED);
    EventKey key = key("k1", Publishers.PAYMENT_SERVICE, LEDGER, null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    write(out, "quittance-mac-1".getBytes(UTF_8));
    for (Header header : golden.headers().subList(0, 9)) {
      write(out, header.value());
    }
    write(out, golden.key());
    write(out, golden.value());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.secret().getEncoded(), "HmacSHA256"));
    byte[] code = mac.doFinal(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    assertThat(new String(signedBy(key, golden).getLast().value(), UTF_8))
        .isEqualTo(
            "k1="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, 16)));
  }

  private static void write(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static String publisher(GoldenRecord golden) {
    return golden.envelope().source().substring("/quittance/".length());
  }

  /** What the ledger says of an event that a publisher has signed with its keys. */
  private String publish(String publisher, EventEnvelope envelope) {
    Event event = envelope.event();
    List<Header> headers = new ArrayList<>(codec.headers(envelope));
    headers.add(signer(publisher, publisher).sign(headers, codec.key(event), codec.payload(event)));
    return reason(decode(LEDGER, codec.key(event), headers, codec.payload(event)));
  }

  /** A signer with a publisher's secrets that names the keys of another one. */
  private EventSigner signer(String publisher, String named) {
    return new EventSigner(
        keys.signing(publisher).stream()
            .map(key ->
                new EventKey(
                    id(named, key.reader()),
                    publisher,
                    key.reader(),
                    key.secret().getEncoded(),
                    null))
            .toList());
  }

  private List<Header> signed(String publisher, GoldenRecord golden) {
    return resigned(golden.headers(), publisher, golden);
  }

  private List<Header> resigned(List<Header> headers, String publisher, GoldenRecord golden) {
    List<Header> signed = new ArrayList<>(headers);
    signed.add(signer(publisher, source(headers)).sign(headers, golden.key(), golden.value()));
    return signed;
  }

  private static String source(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.key().equals("ce_source"))
        .map(header -> new String(header.value(), UTF_8).substring("/quittance/".length()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Header> signedBy(EventKey key, GoldenRecord golden) {
    List<Header> signed = new ArrayList<>(golden.headers());
    signed.add(new EventSigner(List.of(key)).sign(signed, golden.key(), golden.value()));
    return signed;
  }

  private Decoded decode(String reader, byte[] key, List<Header> headers, byte[] value) {
    return RecordDecoder.verifying(new EventVerifier(keys.checking(reader), keys.signedFrom()))
        .decode(0, 0, key, headers, value);
  }

  private void assertRefused(String why, GoldenRecord golden, List<Header> headers) {
    assertThat(reason(decode(LEDGER, golden.key(), headers, golden.value())))
        .as("%s", headers)
        .contains(why);
  }

  private void assertNotReadable(GoldenRecord golden, List<Header> headers) {
    assertThat(decode(LEDGER, golden.key(), headers, golden.value()))
        .as("%s", headers)
        .isInstanceOf(Unreadable.class);
  }

  private static String reason(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Unreadable.class);
    var refused = (Unreadable) decoded;
    assertThat(refused.code()).isEqualTo(RefusalCode.NOT_AUTHENTIC);
    return refused.detail();
  }

  private static List<Header> without(List<Header> headers, String name) {
    return headers.stream().filter(header -> !header.key().equals(name)).toList();
  }

  private static List<Header> with(List<Header> headers, String name, String value) {
    List<Header> changed = new ArrayList<>(without(headers, name));
    changed.add(new RecordHeader(name, value.getBytes(UTF_8)));
    return changed;
  }

  private static List<EventKey> allKeys() {
    List<EventKey> keys = new ArrayList<>();
    List<String> readers = new ArrayList<>(Publishers.ALL);
    readers.add(Publishers.AUDITOR);
    for (String publisher : Publishers.ALL) {
      readers.forEach(reader -> keys.add(key(id(publisher, reader), publisher, reader, null)));
    }
    return keys;
  }

  private static String id(String publisher, String reader) {
    return "k" + Publishers.ALL.indexOf(publisher) + "-" + reader;
  }

  private static EventKey key(
      String id, String publisher, String reader, @Nullable PartitionOffsets until) {
    byte[] secret = new byte[EventKey.SECRET_BYTES];
    new Random((id + publisher + reader).hashCode()).nextBytes(secret);
    return new EventKey(id, publisher, reader, secret, until);
  }
}
