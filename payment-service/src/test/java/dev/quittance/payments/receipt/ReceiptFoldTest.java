package dev.quittance.payments.receipt;

import static dev.quittance.payments.receipt.Receipts.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Ids;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.ReceiptEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receipt of 100 EUR, in minor units, after each change. */
class ReceiptFoldTest {

  private static final String ORDER = Ids.next(Ids.ORDER);
  private static final String PAYMENT = Ids.next(Ids.PAYMENT);

  /** Columns: allocated, being returned, returned, note; then the same after the change. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # before                  | change              | after                   | status    | events
            0   0   0 TOO_LITTLE    | allocate 100        | 100   0   0 -           | ALLOCATED | MoneyAllocated 100
            0   0   0 NO_REFERENCE  | allocate 60         |  60   0   0 TOO_MUCH    | OPEN      | MoneyAllocated 60
           60   0   0 TOO_MUCH      | order return 40     |  60  40   0 -           | RETURNING |
           60   0   0 TOO_MUCH      | order return 10     |  60  10   0 TOO_MUCH    | OPEN      |
           60  40   0 -             | return paid 40      |  60   0  40 -           | ALLOCATED | MoneyReturned 40
            0 100   0 -             | return paid 100     |   0   0 100 -           | RETURNED  | MoneyReturned 100
            0 100   0 -             | return refused 100  |   0   0   0 RETURN_REFUSED | OPEN   |
            0   0   0 TOO_LITTLE    | taken back 100      |   0   0 100 -           | RETURNED  | MoneyReturned 100
            0   0   0 TOO_LITTLE    | note ALREADY_PAID   |   0   0   0 ALREADY_PAID | OPEN     |
          100   0   0 -             | note ALREADY_PAID   | 100   0   0 -           | ALLOCATED |
          """)
  void aReceiptAfterAChange(
      String before, String change, String after, String status, String events) {
    ReceiptFold.Applied applied = ReceiptFold.apply(receipt(before), change(change));
    assertThat(applied.receipt().state())
        .usingRecursiveComparison()
        .ignoringFields("revision")
        .isEqualTo(receipt(after).state());
    assertThat(applied.receipt().state().revision()).isEqualTo(5);
    assertThat(applied.receipt().status()).isEqualTo(ReceiptStatus.valueOf(status));
    assertThat(applied.events().stream().map(this::words).collect(Collectors.joining(",")))
        .isEqualTo(events == null ? "" : events);
  }

  @Test
  void moreThanWasReceivedIsNeverSpent() {
    Receipt receipt = Receipts.of(100, 60, 0, 0, ReceiptNote.TOO_MUCH);
    var change = new ReceiptChange.Allocated(ORDER, PAYMENT, eur(41));
    assertThatThrownBy(() -> ReceiptFold.apply(receipt, change))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCameIsPublishedWithAllThatIsKnownOfIt() {
    ReceiptTerms terms = Receipts.terms("main-eur", eur(100));
    assertThat(ReceiptFold.received(Receipt.received(terms, ReceiptNote.NO_REFERENCE)))
        .isEqualTo(
            new MoneyReceived(
                terms.id(), "main-eur", eur(100), "B-1", "Ada", "thank you", terms.bookedOn()));
  }

  private static Receipt receipt(String text) {
    String[] values = text.strip().split("\\s+");
    return Receipts.of(
        100,
        Long.parseLong(values[0]),
        Long.parseLong(values[1]),
        Long.parseLong(values[2]),
        values[3].equals("-") ? null : ReceiptNote.valueOf(values[3]));
  }

  private static ReceiptChange change(String text) {
    String last = List.of(text.split(" ")).getLast();
    return switch (text.substring(0, text.length() - last.length()).strip()) {
      case "allocate" -> new ReceiptChange.Allocated(ORDER, PAYMENT, eur(Long.parseLong(last)));
      case "order return" -> new ReceiptChange.ReturnOrdered(eur(Long.parseLong(last)));
      case "return paid" ->
          new ReceiptChange.ReturnPaid(eur(Long.parseLong(last)), "B-2", "Paid twice");
      case "return refused" -> new ReceiptChange.ReturnRefused(eur(Long.parseLong(last)));
      case "taken back" -> new ReceiptChange.TakenBack(eur(Long.parseLong(last)), "B-1");
      case "note" -> new ReceiptChange.Noted(ReceiptNote.valueOf(last));
      default -> throw new IllegalArgumentException(text);
    };
  }

  private String words(ReceiptEvent event) {
    return switch (event) {
      case MoneyReceived it -> "MoneyReceived " + it.amount().amountMinor();
      case MoneyAllocated it -> {
        assertThat(it.orderId()).isEqualTo(ORDER);
        assertThat(it.paymentId()).isEqualTo(PAYMENT);
        yield "MoneyAllocated " + it.amount().amountMinor();
      }
      case MoneyReturned it -> "MoneyReturned " + it.amount().amountMinor();
      case MoneyDebited it -> "MoneyDebited " + it.amount().amountMinor();
    };
  }
}
