package dev.quittance.payments.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.payment.RefundOutcome.Paid;
import dev.quittance.payments.payment.RefundOutcome.Rejected;
import dev.quittance.payments.store.ClaimedRefund;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that die, or do the same refund twice. The test plays the worker. */
@QuarkusTest
class RefundWorkerDeathTest {

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject RefundWorker worker;
  @Inject RefundSettlement settlement;

  @BeforeEach
  void stopTheWorker() throws InterruptedException {
    worker.loop().stop();
  }

  @AfterEach
  void startItAgain() {
    worker.loop().start();
  }

  @Test
  void aRefundClaimedAndNeverMadeIsMadeAfterItsLease() {
    String paymentId = orders.authorized(gateway.method());
    String refundId = Orders.refund(paymentId, "{}").path("id");
    claimed(refundId);
    assertThat(claim(refundId)).isEmpty();
    worker.loop().start();
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(refundEvents(paymentId)).isEqualTo(1);
  }

  @Test
  void twoWorkersWithTheSameRefundPublishOneEvent() throws Exception {
    String paymentId = orders.authorized(gateway.method());
    String refundId = Orders.refund(paymentId, "{}").path("id");
    ClaimedRefund claimed = claimed(refundId);
    Callable<Boolean> work = () -> settlement.settle(claimed, new Paid("re_1"));
    List<Boolean> settled = new ArrayList<>();
    try (var workers = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> one : workers.invokeAll(Collections.nCopies(8, work))) {
        settled.add(one.get());
      }
    }
    assertThat(settled).containsOnlyOnce(true);
    assertThat(settlement.settle(claimed, new Rejected("late"))).isFalse();
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(Orders.payment(paymentId).getString("status")).isEqualTo("REFUNDED");
    assertThat(refundEvents(paymentId)).isEqualTo(1);
  }

  private ClaimedRefund claimed(String refundId) {
    return claim(refundId).orElseThrow();
  }

  private Optional<ClaimedRefund> claim(String refundId) {
    return worker.claim(100).stream()
        .filter(one -> one.refund().refundId().equals(refundId))
        .findFirst();
  }

  private long refundEvents(String paymentId) {
    return orders.awaitEvents(paymentId, 2).stream()
        .map(EventEnvelope::event)
        .filter(Refunded.class::isInstance)
        .count();
  }
}
