package dev.quittance.ledger.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.ledger.core.fold.PaymentExtras;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {

  private static final int PARTITION = 3;
  private static final Currency CNY = Currency.getInstance("CNY");

  private final Random random = new Random(20_261_123);
  private final Balances balances = new Balances(MemoryBudget.unlimited());
  private final Transactions transactions = new Transactions(10, MemoryBudget.unlimited());

  @BeforeEach
  void begin() {
    transactions.clear(PARTITION, balances);
  }

  @Test
  void whatIsPutInComesOutInItsLastState() {
    Map<UUID, Transaction> model = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      Transaction next = next(i % 3 == 0 ? null : any(model));
      model.put(next.orderId(), next);
      transactions.put(next);
      assertThat(transactions.get(next.orderId())).isEqualTo(next);
    }
    assertThat(transactions).containsExactlyElementsOf(model.values());
    assertThat(transactions.size()).isEqualTo(model.size());
  }

  @Test
  void anOrderThatWasNotPutInIsNotThere() {
    assertThat(transactions.get(new UUID(0, 0))).isNull();
    transactions.put(next(null));
    assertThat(transactions.get(new UUID(0, 0))).isNull();
  }

  @Test
  void noPaymentIsNotThePaymentWhoseIdIsZero() {
    Transaction unpaid = next(null);
    transactions.put(unpaid);
    assertThat(transactions.iterator().next().paymentId()).isNull();
    Transaction paid = with(unpaid, TransactionStatus.AUTHORIZED, new UUID(0, 0), 1);
    transactions.put(paid);
    assertThat(transactions.get(paid.orderId())).isEqualTo(paid);
  }

  @Test
  void oneWithAllTheEventsAnOrderCanHaveIsPutInWhole() {
    Transaction opened =
        with(next(null), TransactionStatus.FAILED, null, Limits.MAX_EVENTS_PER_ORDER - 1);
    transactions.put(opened);
    assertThat(transactions.get(opened.orderId())).isEqualTo(opened);
  }

  @Test
  void ordersShareTheirAccounts() {
    transactions.put(next(null));
    transactions.put(next(null));
    assertThat(balances.size()).isEqualTo(2);
    var all = transactions.iterator();
    assertThat(all.next().buyer()).isSameAs(all.next().buyer());
    assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
  }

  private @Nullable Transaction any(Map<UUID, Transaction> model) {
    List<UUID> orders = new ArrayList<>(model.keySet());
    return orders.isEmpty() ? null : model.get(orders.get(random.nextInt(orders.size())));
  }

  private Transaction next(@Nullable Transaction before) {
    if (before != null) {
      TransactionStatus[] statuses = TransactionStatus.values();
      UUID payment = random.nextBoolean() ? null : id();
      return with(before, statuses[random.nextInt(statuses.length)], payment, 1);
    }
    long time = random.nextLong();
    return new Transaction(
        id(),
        TransactionStatus.PLACED,
        Account.buyer("buyer", CNY),
        Account.supplier("supplier", CNY),
        null,
        random.nextLong(1_000, Long.MAX_VALUE),
        0,
        0,
        0,
        PaymentExtras.NONE,
        time,
        time,
        new Position(PARTITION, random.nextLong(Position.MAX_OFFSET), random.nextInt(1_000)),
        List.of(id()));
  }

  private Transaction with(
      Transaction before, TransactionStatus status, @Nullable UUID payment, int moreEvents) {
    List<UUID> events = new ArrayList<>(before.eventMarks());
    for (int i = 0; i < moreEvents; i++) {
      events.add(id());
    }
    return new Transaction(
        before.orderId(),
        status,
        before.buyer(),
        before.supplier(),
        payment,
        before.totalMinor(),
        random.nextLong(500, 1_000),
        random.nextLong(1_000),
        random.nextLong(500),
        extras(),
        before.placedAtMicros(),
        random.nextLong(),
        new Position(PARTITION, random.nextLong(Position.MAX_OFFSET), random.nextInt(1_000)),
        List.copyOf(events));
  }

  private PaymentExtras extras() {
    return switch (random.nextInt(4)) {
      case 0 -> new PaymentExtras(random.nextLong(100), 0, 0, 0, List.of(), List.of());
      case 1 ->
          new PaymentExtras(
              0,
              100,
              random.nextLong(100),
              0,
              List.of(new PaymentExtras.OpenDispute(id(), 1, 1, Money.of(15, "USD"), 1)),
              List.of(Money.currencyOf("EUR"), Money.currencyOf("USD")));
      default -> PaymentExtras.NONE;
    };
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
