package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Ids;
import dev.quittance.kit.retry.RetryPause;
import dev.quittance.kit.work.Room;
import dev.quittance.kit.work.Work;
import dev.quittance.kit.work.WorkLimits;
import dev.quittance.kit.work.WorkLoop;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.bank.BankAccounts;
import dev.quittance.payments.gateway.bank.BankApi;
import dev.quittance.payments.receipt.ReceiptChange;
import dev.quittance.payments.receipt.store.ReceiptStore;
import dev.quittance.payments.receipt.store.ReturnTable;
import dev.quittance.payments.receipt.store.ReturnTable.Return;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Asks the bank to send money back. Asked again with the same end-to-end id it pays once, so after
 * a crash or without an answer it is asked again.
 */
@ApplicationScoped
public class ReturnWorker implements Work<Return, BankApi.Answer> {

  private static final Logger LOG = Logger.getLogger(ReturnWorker.class);
  private static final int CONCURRENCY = 8;
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final ReturnTable orders;
  private final ReceiptStore receipts;
  private final ReceiptSettlement settlement;
  private final BankAccounts accounts;
  private final BankApi bank;
  private final Clock clock;
  private final Duration timeLimit;
  private final Duration lease;
  private final RetryPause pause;
  private final WorkLoop<Return, BankApi.Answer> loop;

  ReturnWorker(
      ReturnTable orders,
      ReceiptStore receipts,
      ReceiptSettlement settlement,
      BankAccounts accounts,
      BankApi bank,
      Clock clock,
      PaymentConfig config) {
    this.orders = orders;
    this.receipts = receipts;
    this.settlement = settlement;
    this.accounts = accounts;
    this.bank = bank;
    this.clock = clock;
    this.timeLimit = config.gatewayTimeLimit();
    this.lease = config.operations().lease();
    this.pause = new RetryPause(config.operations().minPause(), config.operations().maxPause());
    this.loop =
        new WorkLoop<>(
            this,
            new WorkLimits(
                CONCURRENCY,
                CONCURRENCY,
                config.operations().pollInterval(),
                timeLimit.plus(SETTLING)));
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  /** An order was stored. */
  void wake() {
    loop.wake();
  }

  @Override
  public String name() {
    return "return-worker";
  }

  @Override
  public List<Return> claim(Room room) {
    return QuarkusTransaction.requiringNew()
        .call(() -> orders.claim(room.left(), clock.instant().plus(lease)));
  }

  @Override
  public BankApi.Answer perform(Return order) {
    try {
      return bank.pay(
          new BankApi.Order(
              number(order), endToEndId(order), order.amount(), order.received(), order.reason()),
          timeLimit);
    } catch (IllegalStateException e) {
      LOG.warnf("Sending back %s: %s", order.id(), e.getMessage());
      return new BankApi.Answer.Unknown();
    }
  }

  private String number(Return order) {
    return accounts
        .named(order.bankAccount())
        .orElseThrow(() ->
            new IllegalStateException(
                "account " + order.bankAccount() + " is no longer configured"))
        .number();
  }

  /** One by one: whoever locks several receipts locks other things first. */
  @Override
  public void settle(List<Performed<Return, BankApi.Answer>> results) {
    results.forEach(
        one -> QuarkusTransaction.requiringNew().run(() -> settle(one.claimed(), one.result())));
  }

  private void settle(Return order, BankApi.Answer answer) {
    switch (answer) {
      case BankApi.Answer.Paid(String reference) -> {
        if (orders.decided(order.id(), ReturnTable.Status.PAID, reference)) {
          apply(order, new ReceiptChange.ReturnPaid(order.amount(), reference, order.reason()));
        }
      }
      case BankApi.Answer.Refused(String why) -> {
        LOG.warnf("The bank refused to send back %s: %s", order.id(), why);
        if (orders.decided(order.id(), ReturnTable.Status.REFUSED, null)) {
          apply(order, new ReceiptChange.ReturnRefused(order.amount()));
        }
      }
      case BankApi.Answer.Unknown _ -> {
        Instant next = clock.instant().plus(pause.after(order.asks()));
        orders.askAgain(order.id(), next);
      }
    }
  }

  private void apply(Return order, ReceiptChange change) {
    ReceiptBatch batch = new ReceiptBatch();
    receipts.lock(List.of(order.receiptId())).forEach(batch::know);
    batch.apply(order.receiptId(), change);
    settlement.settle(batch);
  }

  private static String endToEndId(Return order) {
    return "RTN"
        + Ids.uuid(ReturnTable.ID_PREFIX, order.id())
            .toString()
            .replace("-", "")
            .toUpperCase(Locale.ROOT);
  }
}
