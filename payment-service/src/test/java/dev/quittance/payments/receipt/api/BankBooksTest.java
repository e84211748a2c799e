package dev.quittance.payments.receipt.api;

import static dev.quittance.payments.Orders.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.ledger.core.fold.Fold;
import dev.quittance.ledger.core.fold.Outcome;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.log.EventLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * Whatever a bank books: what the ledger has on the account after a file is the file's closing
 * balance, to the cent.
 */
@QuarkusTest
class BankBooksTest {

  private static final String ACCOUNT = "930076201162";
  private static final String PATH = "bank:books-chf";
  private static final int FILES = 12;

  /** A transfer that was booked. */
  private record Transfer(String bankReference, long minor) {}

  /** A refund that was paid. */
  private record Refund(String endToEndId, long minor) {}

  @Inject Orders orders;

  private final EventLog log = EventLog.ofTestStack();
  private final EventCodec codec = new EventCodec();
  private final Random random = new Random(20261126);
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();
  private final List<String> payments = new ArrayList<>();

  @Test
  void afterEachFileTheLedgersBankAccountIsItsClosingBalance() {
    long closing = 0;
    for (int i = 0; i < FILES; i++) {
      CamtFile file = CamtFile.of(ACCOUNT, "CHF").after(closing);
      int entries = 3 + random.nextInt(4);
      for (int j = 0; j < entries; j++) {
        add(file);
      }
      Bank.imported(file);
      closing = file.closing();
      long expected = closing;
      await()
          .atMost(Orders.SOON)
          .untilAsserted(() -> assertThat(balance()).as("after a file").isEqualTo(expected));
    }
    assertThat(refunds.size() + transfers.size()).isPositive();
  }

  private void add(CamtFile file) {
    String bankReference = "K" + UUID.randomUUID().toString().substring(0, 13);
    switch (random.nextInt(10)) {
      case 0, 1 -> transfer(file, bankReference, 0);
      case 2 -> transfer(file, bankReference, random.nextInt(21) - 10);
      case 3 -> {
        file.credit(500 + random.nextInt(500), bankReference, null);
      }
      case 4 -> {
        long price = 1_000L + random.nextInt(100);
        file.creditLess(price, 1 + random.nextInt(50), bankReference, reference(price));
      }
      case 5 -> file.fee(1 + random.nextInt(300), bankReference);
      case 6 -> file.debit(1 + random.nextInt(300), bankReference, null);
      case 7 -> {
        if (!transfers.isEmpty()) {
          Transfer one = transfers.remove(random.nextInt(transfers.size()));
          file.reversal(one.minor(), one.bankReference());
        }
      }
      case 8 -> refund(file, bankReference);
      default -> {
        if (!refunds.isEmpty()) {
          Refund one = refunds.get(random.nextInt(refunds.size())); // some come back twice
          file.returned(one.minor(), bankReference, one.endToEndId());
        }
      }
    }
  }

  /** A buyer's transfer for a new order. */
  private void transfer(CamtFile file, String bankReference, long more) {
    long price = 1_000L + random.nextInt(100);
    file.credit(price + more, bankReference, reference(price));
    transfers.add(new Transfer(bankReference, price + more));
  }

  private String reference(long price) {
    String payment = orders.place("pm_bank_transfer", Money.of(price, "CHF"));
    payments.add(payment);
    return Bank.reference(payment);
  }

  private void refund(CamtFile file, String bankReference) {
    for (String payment : payments) {
      long left = payment(payment).getLong("refundable.amount");
      if (left > 0) {
        long minor = 1 + random.nextLong(left);
        String id =
            Orders.refund(payment, "{\"amount\":{\"amount\":" + minor + ",\"currency\":\"CHF\"}}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Orders.awaitRefund(payment, id, "SUCCEEDED");
        String endToEndId = "RFD" + id.substring("rfd_".length()).toUpperCase(Locale.ROOT);
        file.debit(minor, bankReference, endToEndId);
        refunds.add(new Refund(endToEndId, minor));
        return;
      }
    }
  }

  /** Debits less credits, as the ledger's own code posts what is in the log. */
  private long balance() {
    Map<String, Transaction> transactions = new HashMap<>();
    long balance = 0;
    for (ConsumerRecord<byte[], byte[]> one : log.records()) {
      if (codec.decode(one) instanceof Decoded.Readable(EventEnvelope envelope)
          && !(envelope.event() instanceof ParkingDecision)) {
        String subject = envelope.event().subject();
        Position position = new Position(one.partition(), one.offset(), 0);
        if (Fold.apply(transactions.get(subject), envelope, position)
            instanceof Outcome.Applied(Transaction after, List<Posting> postings)) {
          transactions.put(subject, after);
          for (Posting posting : postings) {
            balance += posting.debit().path().equals(PATH) ? posting.amountMinor() : 0;
            balance -= posting.credit().path().equals(PATH) ? posting.amountMinor() : 0;
          }
        }
      }
    }
    return balance;
  }
}
