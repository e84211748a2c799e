package dev.quittance.ledger.core.journal;

import static dev.quittance.ledger.core.sample.Sample.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quittance.contract.Money;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.AccountKind;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.simulation.ReferenceChain;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form, byte for byte: stored hashes depend on it for ever. */
class ChainTest {

  private static final Currency CNY = Money.currencyOf("CNY");
  private static final Account BUYER = Account.buyer("b", CNY);
  private static final Account SUPPLIER = Account.supplier("s", CNY);
  private static final Account GATEWAY = Account.gateway("stripe", CNY);
  private static final Account FEES = Account.fees(CNY);
  private static final long START_MICROS = Sample.START.getEpochSecond() * 1_000_000;

  private static final JournalEntry PLACED =
      new JournalEntry(
          Position.of(0, 10),
          null,
          EventType.ORDER_PLACED,
          uuid(1),
          uuid(1),
          START_MICROS + 1_000_000,
          TransactionStatus.PLACED,
          List.of());
  private static final JournalEntry AUTHORIZED =
      new JournalEntry(
          Position.of(0, 12),
          Position.of(0, 10),
          EventType.PAYMENT_AUTHORIZED,
          uuid(2),
          uuid(1),
          START_MICROS + 2_000_000,
          TransactionStatus.AUTHORIZED,
          List.of(
              new Posting(GATEWAY, BUYER, 1000),
              new Posting(BUYER, SUPPLIER, 950),
              new Posting(BUYER, FEES, 50)));
  private static final JournalEntry REFUNDED =
      new JournalEntry(
          new Position(0, 15, 3),
          Position.of(0, 12),
          EventType.REFUNDED,
          uuid(3),
          uuid(1),
          START_MICROS + 3_000_000,
          TransactionStatus.PARTIALLY_REFUNDED,
          List.of(
              new Posting(SUPPLIER, BUYER, 380),
              new Posting(FEES, BUYER, 20),
              new Posting(BUYER, GATEWAY, 400)));

  /** Computed outside Java, from the description in {@link Chain}. */
  private static final List<String> GOLDEN =
      List.of(
          "9b1063eff8efbd119266af7db41c8e69202b97273080b32781c8e0cbe247b82b",
          "22f0f2c36da0b86710e4f8dccca7838b3d77af724303004ccd2c043dbe8a48d1",
          "aabf7502b0b86bd77a5d9bbb94ba1d2f15819e40fb0060aac62c80353460ccad");

  @Test
  void aJournalHasTheHashesItHadEver() {
    Chain chain = Chain.fromStart();
    byte[] reference = new byte[Chain.HASH_BYTES];
    List<String> hashes = new ArrayList<>();
    for (JournalEntry entry : List.of(PLACED, AUTHORIZED, REFUNDED)) {
      byte[] hash = chain.append(entry);
      reference = ReferenceChain.hash(reference, entry);
      assertThat(hash).isEqualTo(reference).isEqualTo(chain.head());
      hashes.add(HexFormat.of().formatHex(hash));
    }
    assertThat(hashes).isEqualTo(GOLDEN);
  }

  @Test
  void aChainContinuesFromAnyHead() {
    Chain chain = new Chain(HexFormat.of().parseHex(GOLDEN.get(1)));
    assertThat(chain.append(REFUNDED)).isEqualTo(HexFormat.of().parseHex(GOLDEN.get(2)));
  }

  @Test
  void anyOtherEntryHasAnotherHash() {
    Account otherBuyer = Account.buyer("B", CNY);
    Account otherSupplier = Account.supplier("s2", CNY);
    Account yenGateway = Account.gateway("stripe", Money.currencyOf("JPY"));
    Account yenSupplier = Account.supplier("s", Money.currencyOf("JPY"));
    Account yenBuyer = Account.buyer("b", Money.currencyOf("JPY"));
    Posting in = new Posting(GATEWAY, BUYER, 1000);
    Posting on = new Posting(BUYER, SUPPLIER, 1000);
    Position here = Position.of(0, 12);
    List<JournalEntry> entries =
        List.of(
            entry(here, 2, 1, 5, EventType.REFUNDED, TransactionStatus.PLACED, in, on),
            entry(
                Position.of(0, 13), 2, 1, 5, EventType.REFUNDED, TransactionStatus.PLACED, in, on),
            entry(
                new Position(0, 12, 1),
                2,
                1,
                5,
                EventType.REFUNDED,
                TransactionStatus.PLACED,
                in,
                on),
            entry(here, 3, 1, 5, EventType.REFUNDED, TransactionStatus.PLACED, in, on),
            entry(here, 2, 2, 5, EventType.REFUNDED, TransactionStatus.PLACED, in, on),
            entry(here, 1, 2, 5, EventType.REFUNDED, TransactionStatus.PLACED, in, on),
            entry(here, 2, 1, 6, EventType.REFUNDED, TransactionStatus.PLACED, in, on),
            entry(here, 2, 1, -5, EventType.REFUNDED, TransactionStatus.PLACED, in, on),
            entry(here, 2, 1, 5, EventType.PAYMENT_FAILED, TransactionStatus.PLACED, in, on),
            entry(here, 2, 1, 5, EventType.REFUNDED, TransactionStatus.REFUNDED, in, on),
            entry(here, 2, 1, 5, EventType.REFUNDED, TransactionStatus.PLACED),
            entry(here, 2, 1, 5, EventType.REFUNDED, TransactionStatus.PLACED, on, in),
            entry(
                here,
                2,
                1,
                5,
                EventType.REFUNDED,
                TransactionStatus.PLACED,
                new Posting(GATEWAY, BUYER, 1001),
                new Posting(BUYER, SUPPLIER, 1001)),
            entry(
                here,
                2,
                1,
                5,
                EventType.REFUNDED,
                TransactionStatus.PLACED,
                new Posting(SUPPLIER, BUYER, 1000),
                new Posting(BUYER, GATEWAY, 1000)),
            entry(
                here,
                2,
                1,
                5,
                EventType.REFUNDED,
                TransactionStatus.PLACED,
                new Posting(GATEWAY, otherBuyer, 1000),
                new Posting(otherBuyer, SUPPLIER, 1000)),
            entry(
                here,
                2,
                1,
                5,
                EventType.REFUNDED,
                TransactionStatus.PLACED,
                in,
                new Posting(BUYER, otherSupplier, 1000)),
            entry(
                here,
                2,
                1,
                5,
                EventType.REFUNDED,
                TransactionStatus.PLACED,
                new Posting(yenGateway, yenBuyer, 1000),
                new Posting(yenBuyer, yenSupplier, 1000)));
    assertThat(entries.stream().map(e -> HexFormat.of().formatHex(Chain.fromStart().append(e))))
        .doesNotHaveDuplicates();
    byte[] otherHead = new byte[Chain.HASH_BYTES];
    otherHead[31] = 1;
    assertThat(new Chain(otherHead).append(PLACED)).isNotEqualTo(Chain.fromStart().append(PLACED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00fc", "\u65e5\u672c", "\u0080"})
  void aNameThatIsNotAsciiIsRefusedNotReplaced(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chain.fromStart().append(moved(Account.gateway(name, CNY))));
  }

  @Test
  void aPathHas255CharactersAtMost() {
    Account longest = new Account(AccountKind.GATEWAY, "x".repeat(247), CNY);
    JournalEntry fits = moved(longest);
    assertThat(Chain.fromStart().append(fits))
        .isEqualTo(ReferenceChain.hash(new byte[Chain.HASH_BYTES], fits));
    Account tooLong = new Account(AccountKind.GATEWAY, "x".repeat(248), CNY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chain.fromStart().append(moved(tooLong)))
        .withMessage("the canonical form has no room for a length of a path of 256");
  }

  @Test
  void theLargestEntryThereCanBeFits() {
    Account gateway = new Account(AccountKind.GATEWAY, "a".repeat(247), CNY);
    Account buyer = new Account(AccountKind.BUYER, "b".repeat(249), CNY);
    List<Posting> postings = new ArrayList<>();
    while (postings.size() < JournalEntry.MAX_POSTINGS) {
      postings.add(new Posting(gateway, buyer, Long.MAX_VALUE));
      postings.add(new Posting(buyer, gateway, Long.MAX_VALUE));
    }
    JournalEntry largest =
        entry(
            Position.of(0, 1),
            1,
            1,
            1,
            EventType.REFUNDED,
            TransactionStatus.PLACED,
            postings.toArray(new Posting[0]));
    assertThat(Chain.fromStart().append(largest))
        .isEqualTo(ReferenceChain.hash(new byte[Chain.HASH_BYTES], largest));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void aHeadHas32Bytes(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Chain(new byte[length]));
  }

  @Test
  void numbersOfTypesAndStatusesAreHashedSoTheyNeverChange() {
    assertThat(EventType.values())
        .containsExactly(
            EventType.ORDER_PLACED,
            EventType.PAYMENT_AUTHORIZED,
            EventType.PAYMENT_FAILED,
            EventType.REFUNDED,
            EventType.PARKED_EVENT_RETRIED,
            EventType.PARKED_EVENT_DISCARDED,
            EventType.PARKED_RECORD_DISCARDED,
            EventType.PAYMENT_ACTION_REQUIRED,
            EventType.PAYMENT_RETRY_REQUESTED,
            EventType.REFUND_FAILED,
            EventType.DISPUTE_OPENED,
            EventType.DISPUTE_CLOSED,
            EventType.MONEY_RECEIVED,
            EventType.MONEY_ALLOCATED,
            EventType.MONEY_RETURNED,
            EventType.MONEY_DEBITED,
            EventType.ORDER_CANCELLED,
            EventType.BUYER_DISPUTE_OPENED,
            EventType.BUYER_DISPUTE_RESOLVED,
            EventType.BUYER_DISPUTE_REFUND_FAILED);
    assertThat(TransactionStatus.values())
        .containsExactly(
            TransactionStatus.PLACED,
            TransactionStatus.AUTHORIZED,
            TransactionStatus.FAILED,
            TransactionStatus.PARTIALLY_REFUNDED,
            TransactionStatus.REFUNDED,
            TransactionStatus.RECEIVED,
            TransactionStatus.SETTLED,
            TransactionStatus.DEBITED,
            TransactionStatus.CANCELLED);
  }

  private static JournalEntry moved(Account gateway) {
    return entry(
        Position.of(0, 1),
        1,
        1,
        1,
        EventType.REFUNDED,
        TransactionStatus.PLACED,
        new Posting(gateway, BUYER, 1),
        new Posting(BUYER, SUPPLIER, 1));
  }

  private static JournalEntry entry(
      Position position,
      long event,
      long order,
      long micros,
      EventType type,
      TransactionStatus status,
      Posting... postings) {
    UUID eventId = uuid(event);
    return new JournalEntry(
        position, null, type, eventId, uuid(order), micros, status, List.of(postings));
  }
}
