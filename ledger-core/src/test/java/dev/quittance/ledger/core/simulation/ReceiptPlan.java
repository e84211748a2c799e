package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.ReceiptEvent;
import java.time.LocalDate;
import java.util.Random;

/** Money that a bank account received, as its publisher sees it. */
final class ReceiptPlan {

  final int partition;
  final String receiptId;
  private final Money amount;
  private long leftMinor;
  private boolean received;

  ReceiptPlan(Random random, int partitions) {
    this.receiptId = OrderPlan.id(Ids.RECEIPT, random);
    this.partition = NaiveLedger.home(receiptId, partitions);
    this.amount = Money.of(1 + random.nextInt(50_000), random.nextInt(4) == 0 ? "USD" : "CNY");
    this.leftMinor = amount.amountMinor();
  }

  /** What should happen next. */
  ReceiptEvent next(Random random) {
    if (!received) {
      received = true;
      if (random.nextInt(5) == 0) {
        leftMinor = 0;
        return debited(random);
      }
      return received(random);
    }
    if (leftMinor == 0) {
      return allocated(random, OrderPlan.BANK_ACCOUNT, 1); // more than there is
    }
    long some = random.nextBoolean() ? leftMinor : 1 + random.nextLong(leftMinor);
    leftMinor -= some;
    return random.nextBoolean()
        ? allocated(random, OrderPlan.BANK_ACCOUNT, some)
        : returned(random, some);
  }

  /** What should never happen. */
  ReceiptEvent trouble(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> received(random);
      case 4 -> debited(random);
      case 1 -> allocated(random, "another", 1);
      case 2 -> allocated(random, OrderPlan.BANK_ACCOUNT, amount.amountMinor() + 1);
      case 3 -> returned(random, amount.amountMinor() + 1);
      default ->
          new MoneyReturned(
              receiptId, OrderPlan.BANK_ACCOUNT, Money.of(1, "JPY"), "out", "by mistake");
    };
  }

  private MoneyReceived received(Random random) {
    return new MoneyReceived(
        receiptId,
        OrderPlan.BANK_ACCOUNT,
        amount,
        "NTRF-" + random.nextInt(),
        random.nextBoolean() ? "somebody" : null,
        null,
        LocalDate.of(2026, 11, 23));
  }

  private MoneyDebited debited(Random random) {
    MoneyDebited.Purpose[] purposes = MoneyDebited.Purpose.values();
    return new MoneyDebited(
        receiptId,
        OrderPlan.BANK_ACCOUNT,
        amount,
        purposes[random.nextInt(purposes.length)],
        "NTRF-" + random.nextInt(),
        random.nextBoolean() ? "charges" : null,
        LocalDate.of(2026, 11, 23));
  }

  private MoneyAllocated allocated(Random random, String bankAccount, long minor) {
    return new MoneyAllocated(
        receiptId,
        bankAccount,
        OrderPlan.id(Ids.ORDER, random),
        OrderPlan.id(Ids.PAYMENT, random),
        new Money(minor, amount.currency()));
  }

  private MoneyReturned returned(Random random, long minor) {
    return new MoneyReturned(
        receiptId,
        OrderPlan.BANK_ACCOUNT,
        new Money(minor, amount.currency()),
        "out-" + random.nextInt(),
        "fits no order");
  }
}
