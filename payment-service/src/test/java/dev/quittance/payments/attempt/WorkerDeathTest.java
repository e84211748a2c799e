package dev.quittance.payments.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.payment.AuthorizationOutcome;
import dev.quittance.payments.payment.AuthorizationOutcome.Unknown;
import dev.quittance.payments.store.ClaimedAttempt;
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

/** Workers that die, or do the same work twice. The test plays the worker. */
@QuarkusTest
class WorkerDeathTest {

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject AttemptWorker worker;
  @Inject AttemptQuestion question;
  @Inject AttemptSettlement settlement;

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
    question.ask(claimed(paymentId));
    assertThat(gateway.movements(gateway.keysOf(method))).isEqualTo(1);
    assertThat(Orders.payment(paymentId).getString("status")).isEqualTo("PENDING");

    worker.loop().start();
    assertAuthorizedOnce(method, paymentId);
    assertThat(gateway.keysOf(method)).hasSize(2);
    assertThat(Orders.payment(paymentId).getInt("attempts[0].tries")).isEqualTo(2);
  }

  @Test
  void anAttemptClaimedAndNeverMadeIsMadeAfterItsLease() {
    String method = gateway.method();
    String paymentId = orders.place(method);
    claimed(paymentId);
    assertThat(claim(paymentId)).isEmpty();

    worker.loop().start();
    assertAuthorizedOnce(method, paymentId);
    assertThat(gateway.keysOf(method)).hasSize(1);
  }

  @Test
  void twoWorkersWithTheSameAttemptPublishOneEvent() throws Exception {
    String method = gateway.method();
    String paymentId = orders.place(method);
    ClaimedAttempt claimed = claimed(paymentId);
    Callable<Boolean> work = () -> settlement.settle(claimed, question.ask(claimed));
    List<Boolean> settled = new ArrayList<>();
    try (var workers = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> one : workers.invokeAll(Collections.nCopies(8, work))) {
        settled.add(one.get());
      }
    }
    assertThat(settled).containsOnlyOnce(true);
    assertThat(gateway.keysOf(method)).hasSize(8);
    assertAuthorizedOnce(method, paymentId);
  }

  @Test
  void anAnswerThatComesTooLateIsDropped() {
    String method = gateway.method();
    String paymentId = orders.place(method);
    ClaimedAttempt claimed = claimed(paymentId);
    AuthorizationOutcome answer = question.ask(claimed);
    assertThat(settlement.settle(claimed, answer)).isTrue();
    assertThat(settlement.settle(claimed, new Unknown("no answer"))).isFalse();
    assertThat(settlement.settle(claimed, new AuthorizationOutcome.Declined("late"))).isFalse();
    assertAuthorizedOnce(method, paymentId);
  }

  private ClaimedAttempt claimed(String paymentId) {
    return claim(paymentId).orElseThrow();
  }

  /** Other tests' attempts may be due as well; their leases end soon. */
  private Optional<ClaimedAttempt> claim(String paymentId) {
    return worker.claim(100).stream()
        .filter(one -> one.payment().paymentId().equals(paymentId))
        .findFirst();
  }

  private void assertAuthorizedOnce(String method, String paymentId) {
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    List<EventEnvelope> events = orders.awaitEvents(paymentId, 1);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().event()).isInstanceOf(PaymentAuthorized.class);
    assertThat(gateway.keysOf(method))
        .containsOnly(Orders.payment(paymentId).getString("attempts[0].id"));
    assertThat(gateway.movements(gateway.keysOf(method))).isEqualTo(1);
  }
}
