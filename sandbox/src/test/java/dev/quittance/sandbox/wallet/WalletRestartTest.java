package dev.quittance.sandbox.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.sandbox.books.Amount;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.journal.Journal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wallet after a restart; SandboxAwayTest has the others, by their APIs. */
class WalletRestartTest {

  private static final URI MERCHANT = URI.create("http://localhost:8082/");
  private static final Amount PRICE = new Amount(1099, "CNY");

  @TempDir private Path directory;

  @Test
  void whatWasPaidRefundedAndDisputedIsSoAfterARestart() throws RefusedException {
    Wallet before = wallet();
    WalletPayment paid = before.pay(terms("att_1", AccessToken.APPROVED)).what();
    before.decide("att_1", ResultCode.SUCCESS);
    before.refund("rfd_1", paid.id(), new Amount(99, "CNY"), null);
    WalletDispute dispute = before.dispute("att_1", "goods_not_received").orElseThrow();
    WalletPayment waiting = before.pay(terms("att_2", null)).what();

    Wallet after = wallet();
    assertThat(after.payment("att_1")).isEqualTo(before.payment("att_1"));
    assertThat(after.refund("rfd_1")).isEqualTo(before.refund("rfd_1"));
    assertThat(after.pay(terms("att_1", AccessToken.APPROVED)).isNew()).isFalse();
    assertThat(after.dispute("att_1", "again")).as("nothing is left").isEmpty();
    assertThat(after.judge(dispute.id(), true)).isPresent();
    assertThat(after.paymentOfTicket(waiting.ticket())).isEqualTo(Optional.of(waiting));
    assertThat(after.decide("att_2", ResultCode.SUCCESS)).isPresent();
    assertThat(new Books(Clock.systemUTC(), journal()).totals("alipay"))
        .singleElement()
        .satisfies(total -> assertThat(total.balance()).isEqualTo(1099 + 1000));
  }

  @Test
  void theOldestIsForgottenWhenThereAreTooMany() throws RefusedException {
    Journal journal = new Journal(directory.resolve("books.jsonl"), 1);
    Wallet wallet = new Wallet(new Books(Clock.systemUTC(), journal), Clock.systemUTC(), journal);
    WalletPayment first = wallet.pay(terms("att_1", AccessToken.APPROVED)).what();
    wallet.decide("att_1", ResultCode.SUCCESS);
    wallet.refund("rfd_1", first.id(), new Amount(99, "CNY"), null);
    WalletPayment second = wallet.pay(terms("att_2", AccessToken.APPROVED)).what();
    wallet.decide("att_2", ResultCode.SUCCESS);
    wallet.refund("rfd_2", second.id(), new Amount(99, "CNY"), null);
    for (Wallet one : new Wallet[] {wallet, wallet()}) {
      assertThat(one.payment("att_1")).isEmpty();
      assertThat(one.paymentOfTicket(first.ticket())).isEmpty();
      assertThat(one.refund("rfd_1")).isEmpty();
      assertThat(one.paymentOfId(second.id())).isPresent();
      assertThat(one.refund("rfd_2")).isPresent();
    }
  }

  private static WalletPayment.Terms terms(String requestId, @Nullable AccessToken token) {
    return new WalletPayment.Terms(
        requestId,
        "ord_1",
        "an order",
        PRICE,
        token,
        Instant.parse("2099-01-01T00:00:00Z"),
        MERCHANT,
        MERCHANT);
  }

  private Wallet wallet() {
    Journal journal = journal();
    return new Wallet(new Books(Clock.systemUTC(), journal), Clock.systemUTC(), journal);
  }

  private Journal journal() {
    return new Journal(directory.resolve("books.jsonl"));
  }
}
