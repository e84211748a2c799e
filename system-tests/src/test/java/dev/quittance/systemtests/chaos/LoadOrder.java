package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.client.Purchase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An order of the load, with all that was acknowledged of it. */
final class LoadOrder {

  private final String key;
  private final Purchase purchase;
  private final List<Long> refunds = new CopyOnWriteArrayList<>();
  private volatile @Nullable String orderId;
  private volatile boolean poisoned;
  private volatile boolean finished;

  /**
   * @param key the Idempotency-Key it is placed with, however often that takes
   */
  LoadOrder(String key, Purchase purchase) {
    this.key = key;
    this.purchase = purchase;
  }

  String key() {
    return key;
  }

  Purchase purchase() {
    return purchase;
  }

  void acknowledged(String id) {
    orderId = id;
  }

  boolean isAcknowledged() {
    return orderId != null;
  }

  String orderId() {
    String id = orderId;
    if (id == null) {
      throw new IllegalStateException("not acknowledged");
    }
    return id;
  }

  void refunded(long amountMinor) {
    refunds.add(amountMinor);
  }

  /** How many refunds were acknowledged. */
  int refunds() {
    return refunds.size();
  }

  long refundedMinor() {
    return refunds.stream().mapToLong(Long::longValue).sum();
  }

  boolean isDeclined() {
    return purchase.paymentMethodId().equals(Purchase.CARD_DECLINED);
  }

  /** Its client has no more to send. */
  void finish() {
    finished = true;
  }

  boolean isFinished() {
    return finished;
  }

  /** Poison came under its key: what follows waits until ops have decided. */
  void poison() {
    poisoned = true;
  }

  boolean isPoisoned() {
    return poisoned;
  }

  /** How it must stand in the end, in all services. */
  String ending() {
    if (isDeclined()) {
      return "FAILED";
    }
    long refunded = refundedMinor();
    if (refunded == 0) {
      return "AUTHORIZED";
    }
    return refunded == purchase.totalMinor() ? "REFUNDED" : "PARTIALLY_REFUNDED";
  }
}
