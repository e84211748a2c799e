package dev.quittance.ledger.replay.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.log.KafkaLogRecord;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.EntryBatch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class WorkerAccountNumbersTest {

  private static final Currency CNY = Currency.getInstance("CNY");

  private final EventCodec codec = new EventCodec();
  private final List<String> lookedUp = new ArrayList<>();
  private final WorkerAccountNumbers numbers = new WorkerAccountNumbers(this::numbersOf);

  /** An account's number is that of its name: {@code buyer-7} has 7. */
  private long[] numbersOf(List<Account> accounts) {
    accounts.forEach(account -> lookedUp.add(account.name()));
    return accounts.stream().mapToLong(WorkerAccountNumbersTest::numberOf).toArray();
  }

  private static long numberOf(Account account) {
    return Long.parseLong(account.name().replaceFirst("[a-z]+-", ""));
  }

  @Test
  void anAccountIsLookedUpOnceForAllBooks() {
    BookMemory memory = new BookMemory(10, 3);

    book(memory, 0, "buyer-7", "supplier-1");
    book(memory, 1, "buyer-7", "supplier-1");
    book(memory, 2, "buyer-8", "supplier-1");

    assertThat(lookedUp).containsExactly("buyer-7", "supplier-1", "buyer-8");
  }

  @Test
  void whenABookStartsWithoutTheAccountsOfEarlierOnesTheirNumbersAreForgottenToo() {
    BookMemory memory = new BookMemory(10, 3);
    book(memory, 0, "buyer-7", "supplier-1");
    book(memory, 1, "buyer-8", "supplier-2");
    lookedUp.clear();

    book(memory, 2, "buyer-9", "supplier-1");

    assertThat(lookedUp).containsExactly("buyer-9", "supplier-1");
  }

  /** Applies one order to a book of the memory, and checks that its accounts have their numbers. */
  private void book(BookMemory memory, int partition, String buyer, String supplier) {
    PartitionBook book =
        new PartitionBook(
            new LogPartition(partition, 12),
            "ledger-service",
            new byte[32],
            0,
            memory,
            offset -> {
              throw new AssertionError("nothing is decided");
            },
            new EntryBatch());
    book.consume(placed(partition, buyer, supplier));

    numbers.update(book.balances());

    for (Account account : List.of(Account.buyer(buyer, CNY), Account.supplier(supplier, CNY))) {
      assertThat(numbers.at(book.balances().of(account).index())).isEqualTo(numberOf(account));
    }
    assertThat(book.balances().all()).hasSize(2);
  }

  private KafkaLogRecord placed(int partition, String buyer, String supplier) {
    String orderId = Ids.next(Ids.ORDER);
    while (LogPartition.of(orderId.getBytes(StandardCharsets.UTF_8), 12) != partition) {
      orderId = Ids.next(Ids.ORDER);
    }
    OrderPlaced event = new OrderPlaced(orderId, buyer, supplier, Money.of(100, "CNY"), "pm_1");
    EventEnvelope envelope =
        new EventEnvelope(Ids.next(Ids.EVENT), Instant.EPOCH, "/quittance/test", null, event);
    ConsumerRecord<byte[], byte[]> kafkaRecord =
        new ConsumerRecord<>("log", partition, 0, codec.key(event), codec.payload(event));
    codec.headers(envelope).forEach(kafkaRecord.headers()::add);
    return new KafkaLogRecord(kafkaRecord, RecordDecoder.TRUSTING);
  }
}
