package dev.quittance.payments.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Refunded;
import dev.quittance.kit.work.Room;
import dev.quittance.kit.work.Work.Performed;
import dev.quittance.payments.OperationRows;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that die, or do the same work twice. The test plays the worker. */
@QuarkusTest
class WorkerDeathTest {

  @Inject Orders orders;
  @Inject OperationRows rows;
  @Inject ScriptedGateway gateway;
  @Inject OperationWorker worker;
  @Inject OperationSettlement settlement;

  @BeforeEach
  void stopTheWorker() throws InterruptedException {
    worker.loop().stop();
  }

  @AfterEach
  void startItAgain() {
    worker.loop().start();
  }

  @Test
  void aDeathBetweenTheGatewaysAnswerAndItsStorageChargesOnce() {
    String method = gateway.method();
    String paymentId = orders.place(method);
    worker.perform(claimed(paymentId));
    assertThat(gateway.movements(gateway.keysOf(method))).isEqualTo(1);
    assertThat(Orders.payment(paymentId).getString("status")).isEqualTo("PENDING");

    rows.leaseEnds(paymentId);
    worker.loop().start();
    assertAuthorizedOnce(method, paymentId);
    assertThat(gateway.keysOf(method)).hasSize(1);
    assertThat(Orders.payment(paymentId).getInt("attempts[0].tries")).isEqualTo(2);
  }

  @Test
  void anAttemptClaimedAndNeverMadeIsMadeAfterItsLease() {
    String method = gateway.method();
    String paymentId = orders.place(method);
    claimed(paymentId);
    assertThat(claim(paymentId, OperationKind.AUTHORIZATION)).isEmpty();

    rows.leaseEnds(paymentId);
    worker.loop().start();
    assertAuthorizedOnce(method, paymentId);
    assertThat(gateway.keysOf(method)).hasSize(1);
  }

  @Test
  void twoWorkersWithTheSameAttemptPublishOneEvent() throws Exception {
    String method = gateway.method();
    String paymentId = orders.place(method);
    ClaimedOperation claimed = claimed(paymentId);
    assertThat(settledAtOnce(() -> settle(claimed, worker.perform(claimed)))).containsOnlyOnce(1);
    assertThat(gateway.keysOf(method)).hasSize(8);
    assertAuthorizedOnce(method, paymentId);
  }

  @Test
  void anAnswerThatComesTooLateIsDropped() {
    String method = gateway.method();
    String paymentId = orders.place(method);
    ClaimedOperation claimed = claimed(paymentId);
    assertThat(settle(claimed, worker.perform(claimed))).isEqualTo(1);
    assertThat(settle(claimed, told(new Outcome.Unknown("no answer")))).isZero();
    assertThat(settle(claimed, told(new Outcome.Declined("late")))).isZero();
    assertAuthorizedOnce(method, paymentId);
  }

  @Test
  void aRefundClaimedAndNeverMadeIsMadeAfterItsLease() {
    String method = gateway.method();
    String paymentId = authorized(method);
    String refundId = Orders.refund(paymentId, "{}").path("id");
    assertThat(claim(paymentId, OperationKind.REFUND)).isPresent();
    assertThat(claim(paymentId, OperationKind.REFUND)).isEmpty();
    rows.leaseEnds(paymentId);
    worker.loop().start();
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(gateway.refundKeysOf(method)).containsExactly(refundId);
    assertThat(refundEvents(paymentId)).isEqualTo(1);
  }

  @Test
  void twoWorkersWithTheSameRefundPublishOneEvent() throws Exception {
    String paymentId = authorized(gateway.method());
    String refundId = Orders.refund(paymentId, "{}").path("id");
    ClaimedOperation claimed = claim(paymentId, OperationKind.REFUND).orElseThrow();
    assertThat(settledAtOnce(() -> settle(claimed, told(new Outcome.Succeeded("re_1")))))
        .containsOnlyOnce(1);
    assertThat(settle(claimed, told(new Outcome.Declined("late")))).isZero();
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(Orders.payment(paymentId).getString("status")).isEqualTo("REFUNDED");
    assertThat(refundEvents(paymentId)).isEqualTo(1);
  }

  @Test
  void refundsOfOnePaymentAreSettledTogether() {
    String paymentId = authorized(gateway.method());
    Orders.refund(paymentId, "{\"amount\": {\"amount\": 300, \"currency\": \"CNY\"}}");
    Orders.refund(paymentId, "{\"amount\": {\"amount\": 400, \"currency\": \"CNY\"}}");
    List<Performed<ClaimedOperation, Evidence>> both =
        worker.claim(room()).stream()
            .filter(one -> one.payment().id().equals(paymentId))
            .map(one -> new Performed<>(one, worker.perform(one)))
            .toList();
    assertThat(both).hasSize(2);
    assertThat(settlement.settle(both)).isEqualTo(2);
    assertThat(Orders.payment(paymentId).getLong("refunded.amount")).isEqualTo(700);
    assertThat(refundEvents(paymentId)).isEqualTo(2);
  }

  private List<Integer> settledAtOnce(Callable<Integer> work) throws Exception {
    List<Integer> settled = new ArrayList<>();
    try (var workers = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> one : workers.invokeAll(Collections.nCopies(8, work))) {
        settled.add(one.get());
      }
    }
    return settled;
  }

  private int settle(ClaimedOperation claimed, Evidence evidence) {
    return settlement.settle(List.of(new Performed<>(claimed, evidence)));
  }

  private static Evidence told(Outcome outcome) {
    return new Evidence.CallAnswer(outcome, Instant.now());
  }

  private String authorized(String method) {
    String paymentId = orders.place(method);
    ClaimedOperation claimed = claimed(paymentId);
    settle(claimed, worker.perform(claimed));
    return paymentId;
  }

  private ClaimedOperation claimed(String paymentId) {
    return claim(paymentId, OperationKind.AUTHORIZATION).orElseThrow();
  }

  /** Enough for all that is due. */
  private static Room room() {
    return new Room(100, 100, Map.of());
  }

  /** Other tests' operations may be due as well; their leases end soon. */
  private Optional<ClaimedOperation> claim(String paymentId, OperationKind kind) {
    return worker.claim(room()).stream()
        .filter(one -> one.payment().id().equals(paymentId))
        .filter(one -> one.operation().terms().kind() == kind)
        .findFirst();
  }

  private void assertAuthorizedOnce(String method, String paymentId) {
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    List<Event> events =
        orders.awaitEvents(paymentId, 1).stream().map(EventEnvelope::event).toList();
    assertThat(events).singleElement().isInstanceOf(PaymentAuthorized.class);
    assertThat(gateway.keysOf(method))
        .containsOnly(Orders.payment(paymentId).getString("attempts[0].id"));
    assertThat(gateway.movements(gateway.keysOf(method))).isEqualTo(1);
  }

  private long refundEvents(String paymentId) {
    return orders.awaitEvents(paymentId, 2).stream()
        .map(EventEnvelope::event)
        .filter(Refunded.class::isInstance)
        .count();
  }
}
