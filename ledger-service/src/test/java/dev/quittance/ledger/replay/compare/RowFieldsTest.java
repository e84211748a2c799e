package dev.quittance.ledger.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.log.KafkaLogRecord;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.BalanceRow;
import dev.quittance.ledger.store.CopyRows;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.JournalEntryRow;
import dev.quittance.ledger.store.LedgerTable;
import dev.quittance.ledger.store.PostingRow;
import dev.quittance.ledger.store.TransactionRow;
import dev.quittance.ledger.support.OrderEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Rows are written in the order of their table's columns: each value is read under its name. */
class RowFieldsTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final String NOON_TEXT = NOON.toString();
  private static final List<String> ACCOUNTS =
      List.of(
          "buyer:b", "supplier:s", "gateway:g", "platform:fees", "bank:main", "unallocated:main");

  private final EventCodec codec = new EventCodec();
  private final EntryBatch written = new EntryBatch();
  private final CopyRows rows = new CopyRows();
  private final OrderEvents order = OrderEvents.of("b", "s", 1_000, "CNY");
  private final LogPartition partition =
      new LogPartition(LogPartition.of(order.orderId().getBytes(StandardCharsets.UTF_8), 12), 12);
  private final PartitionBook book =
      new PartitionBook(
          partition,
          "ledger-service",
          new byte[32],
          0,
          new BookMemory(10),
          offset -> {
            throw new AssertionError("nothing is decided");
          },
          written);

  @Test
  void aJournalEntryIsReadAsItWasWritten() {
    String eventId = consume(0, order.placed());
    JournalEntryRow.write(rows, entry(0), written.entries().getFirst().hash());
    assertThat(fields(LedgerTable.JOURNAL_ENTRY))
        .containsOnlyKeys(
            "offset", "step", "occurred_at", "type", "status", "event_id", "order_id", "chain_hash")
        .containsEntry("offset", "0")
        .containsEntry("occurred_at", NOON_TEXT)
        .containsEntry("type", "ORDER_PLACED")
        .containsEntry("status", "PLACED")
        .containsEntry("event_id", eventId)
        .containsEntry("order_id", order.orderId());
  }

  @Test
  void anEntryNamesTheOneBeforeIt() {
    consume(0, order.placed());
    consume(1, order.authorized("g", 30));
    JournalEntryRow.write(rows, entry(1), written.entries().getLast().hash());
    assertThat(fields(LedgerTable.JOURNAL_ENTRY))
        .containsEntry("offset", "1")
        .containsEntry("previous", partition.number() + ":0/0")
        .containsEntry("status", "AUTHORIZED");
  }

  @Test
  void aPostingIsReadAsItWasWritten() {
    consume(0, order.placed());
    consume(1, order.authorized("g", 30));
    PostingRow.write(rows, entry(1), 2, RowFieldsTest::number);
    assertThat(fields(LedgerTable.POSTING))
        .isEqualTo(
            Map.of(
                "offset", "1",
                "step", "0",
                "line", "2",
                "occurred_at", NOON_TEXT,
                "debit_account", "buyer:b",
                "credit_account", "platform:fees",
                "amount", "30"));
  }

  @Test
  void aBalanceIsReadAsItWasWritten() {
    consume(0, order.placed());
    consume(1, order.authorized("g", 30));
    consume(2, order.refunded("g", 200, 6));
    Account supplier = Account.supplier("s", order.total().currency());
    BalanceRow.write(rows, partition.number(), number(supplier), book.balances().of(supplier));
    assertThat(fields(LedgerTable.BALANCE))
        .isEqualTo(
            Map.of(
                "account", "supplier:s",
                "posted_debits", "194",
                "posted_credits", "970",
                "pending_debits", "0",
                "pending_credits", "0"));
  }

  @Test
  void aTransactionIsReadAsItWasWritten() {
    consume(0, order.placed());
    consume(1, order.authorized("g", 30));
    consume(2, order.refunded("g", 200, 6));
    TransactionRow.write(rows, book.transactions().iterator().next(), RowFieldsTest::number);
    Map<String, String> fields = fields(LedgerTable.TRANSACTION);
    assertThat(String.valueOf(fields.remove("event_marks")).split(" "))
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(fields)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("last_position", partition.number() + ":2/0"),
                Map.entry("buyer", "buyer:b"),
                Map.entry("supplier", "supplier:s"),
                Map.entry("total", "1000"),
                Map.entry("fee", "30"),
                Map.entry("refunded", "200"),
                Map.entry("fee_refunded", "6"),
                Map.entry("placed_at", NOON_TEXT),
                Map.entry("updated_at", NOON_TEXT),
                Map.entry("status", "PARTIALLY_REFUNDED"),
                Map.entry("order_id", order.orderId()),
                Map.entry("payment_id", order.paymentId())));
  }

  @Test
  void whatFewTransactionsHaveIsReadAsItWasWritten() {
    consume(0, order.placed());
    consume(1, order.authorized("g", 30, 141, 20));
    consume(2, order.refunded("g", 200, 6, 28));
    String lost = Ids.next(Ids.DISPUTE);
    String open = Ids.next(Ids.DISPUTE);
    DisputeOpened first = order.disputed(lost, "g", 100, 14, 3);
    consume(3, first);
    consume(4, order.closed(first, true, false));
    consume(5, order.disputed(open, "g", 300, 42, 5));
    TransactionRow.write(rows, book.transactions().iterator().next(), RowFieldsTest::number);
    assertThat(fields(LedgerTable.TRANSACTION))
        .containsEntry("surcharge", "17")
        .containsEntry("charged", "141")
        .containsEntry("charged_back", "84")
        .containsEntry("withdrawn", "100")
        .containsEntry("other_buyers", "buyer:b buyer:b") // in euros and in dollars
        .containsEntry("disputes", open + " 300 42 1500 USD +5");
  }

  /** Reads back the row just written, and checks that it says which partition it is of. */
  private Map<String, String> fields(LedgerTable table) {
    assertThat(table.partitionOf(rows.buffer(), rows.rowStart())).isEqualTo(partition.number());
    byte[] row = Arrays.copyOfRange(rows.buffer().array(), rows.rowStart(), rows.size());
    return RowFields.of(table, row, number -> ACCOUNTS.get((int) number));
  }

  private JournalEntry entry(int index) {
    return written.entries().get(index).entry();
  }

  private static long number(Account account) {
    return ACCOUNTS.indexOf(account.path());
  }

  private String consume(long offset, Event event) {
    EventEnvelope envelope =
        new EventEnvelope(Ids.next(Ids.EVENT), NOON, "/quittance/test", null, event);
    ConsumerRecord<byte[], byte[]> kafkaRecord =
        new ConsumerRecord<>(
            "log", partition.number(), offset, codec.key(event), codec.payload(event));
    codec.headers(envelope).forEach(kafkaRecord.headers()::add);
    book.consume(new KafkaLogRecord(kafkaRecord, RecordDecoder.TRUSTING));
    return envelope.eventId();
  }
}
