package dev.quittance.ledger.core.fold;

import static dev.quittance.ledger.core.sample.Sample.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quittance.contract.Money;
import dev.quittance.ledger.core.posting.Account;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transaction that exists is a sound one. */
class TransactionTest {

  private static final Currency CNY = Money.currencyOf("CNY");

  @ParameterizedTest
  @CsvSource({"1001", "-1", "9223372036854775807"})
  void refundsStayWithinWhatWasAuthorized(long refunded) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction(TransactionStatus.PARTIALLY_REFUNDED, 50, refunded, 0))
        .withMessageContaining("exceed what was authorized");
  }

  @ParameterizedTest
  @CsvSource({"51", "-1"})
  void feesGivenBackStayWithinTheFee(long feeRefunded) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction(TransactionStatus.PARTIALLY_REFUNDED, 50, 100, feeRefunded))
        .withMessageContaining("exceed the fee");
  }

  @ParameterizedTest
  @CsvSource({
    "PLACED,             0,    1000, 0",
    "FAILED,             0,    0,    0",
    "AUTHORIZED,         0,    0,    1000",
    "PARTIALLY_REFUNDED, 400,  0,    600",
    "REFUNDED,           1000, 0,    0",
  })
  void theStatusTellsWhatIsPendingAndWhatIsLeft(
      TransactionStatus status, long refunded, long pending, long refundable) {
    Transaction transaction = transaction(status, 0, refunded, 0);
    assertThat(transaction.pendingMinor()).isEqualTo(pending);
    assertThat(transaction.refundableMinor()).isEqualTo(refundable);
    assertThat(transaction.currency()).isEqualTo(CNY);
  }

  @Test
  void disputesTakeFromWhatCanBeRefunded() {
    PaymentExtras extras =
        new PaymentExtras(
            0,
            0,
            0,
            100,
            List.of(
                new PaymentExtras.OpenDispute(uuid(1), 200, 0, null, 0),
                new PaymentExtras.OpenDispute(uuid(2), 300, 0, null, 0)),
            List.of());
    assertThat(transaction(TransactionStatus.PARTIALLY_REFUNDED, 0, 400, 0, extras))
        .extracting(Transaction::refundableMinor)
        .isEqualTo(0L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction(TransactionStatus.PARTIALLY_REFUNDED, 0, 401, 0, extras))
        .withMessageContaining("exceed what was authorized");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PaymentExtras(0, 10, 11, 0, List.of(), List.of(CNY)))
        .withMessage("more went back than was charged");
  }

  @Test
  void aRecordsOwnEffectIsTheFirstStepAtItsOffset() {
    assertThat(Position.of(3, 14)).isEqualTo(new Position(3, 14, 0));
  }

  private static Transaction transaction(
      TransactionStatus status, long fee, long refunded, long feeRefunded) {
    return transaction(status, fee, refunded, feeRefunded, PaymentExtras.NONE);
  }

  private static Transaction transaction(
      TransactionStatus status, long fee, long refunded, long feeRefunded, PaymentExtras extras) {
    return new Transaction(
        uuid(1),
        status,
        Account.buyer("b", CNY),
        Account.supplier("s", CNY),
        null,
        1000,
        fee,
        refunded,
        feeRefunded,
        extras,
        0,
        0,
        Position.of(0, 0),
        List.of(uuid(1)));
  }
}
