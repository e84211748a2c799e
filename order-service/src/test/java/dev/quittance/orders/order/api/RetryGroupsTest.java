package dev.quittance.orders.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.orders.GroupProbe;
import dev.quittance.orders.Orders;
import dev.quittance.orders.Retries;
import dev.quittance.testkit.HeldTable;
import dev.quittance.testkit.log.EventLog;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While a group hangs, because somebody has locked the table, the next one gathers. */
@QuarkusTest
class RetryGroupsTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int ALONE = 5;

  @Inject AgroalDataSource dataSource;
  @Inject GroupProbe groups;

  private final Retries retries = new Retries();
  private final EventLog log = EventLog.ofTestStack();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    clients.close();
  }

  @Test
  void membersOfOneGroupAreAnsweredAsIfEachHadComeAlone() throws Exception {
    String buyer = Orders.freshBuyer();
    String before = retries.failed(buyer);
    List<String> alone = new ArrayList<>();
    for (int i = 0; i < ALONE; i++) {
      alone.add(retries.failed(buyer));
    }
    String inTwoTabs = retries.failed(buyer);
    String sentTwice = retries.failed(buyer);
    String paying = Orders.place(buyer);
    String key = Orders.freshKey();

    List<Future<Response>> begun = new ArrayList<>();
    List<Future<Response>> tabs = new ArrayList<>();
    List<Future<Response>> again = new ArrayList<>();
    Future<Response> tooSoon;
    Future<Response> ofSomebodyElse;
    try (HeldTable held = HeldTable.hold(dataSource, "orders")) {
      begun.add(send(buyer, before, Orders.freshKey()));
      held.awaitBlocked();
      alone.forEach(order -> begun.add(send(buyer, order, Orders.freshKey())));
      tabs.add(send(buyer, inTwoTabs, Orders.freshKey()));
      tabs.add(send(buyer, inTwoTabs, Orders.freshKey()));
      again.add(send(buyer, sentTwice, key));
      again.add(send(buyer, sentTwice, key));
      tooSoon = send(buyer, paying, Orders.freshKey());
      ofSomebodyElse = send(Orders.freshBuyer(), alone.getFirst(), Orders.freshKey());
      groups.awaitWaiting("retry-groups", ALONE + 6);
      held.letGo();
    }
    for (Future<Response> one : begun) {
      assertThat(one.get().statusCode()).isEqualTo(201);
      assertThat(one.get().<String>path("status")).isEqualTo("PLACED");
    }
    assertThat(List.of(tabs.get(0).get().statusCode(), tabs.get(1).get().statusCode()))
        .containsExactlyInAnyOrder(201, 409);
    assertThat(again.get(0).get().asString()).isEqualTo(again.get(1).get().asString());
    assertThat(again)
        .filteredOn(one -> one.resultNow().header("Idempotency-Replayed") == null)
        .hasSize(1);
    assertThat(tooSoon.get().<String>path("code")).isEqualTo("payment_in_progress");
    assertThat(ofSomebodyElse.get().statusCode()).isEqualTo(404);

    List<String> together = new ArrayList<>(alone);
    together.add(inTwoTabs);
    together.add(sentTwice);
    assertThat(groups.transactions(together)).isEqualTo(1);
    for (String order : together) {
      await().atMost(SOON).until(() -> requested(order) == 1);
    }
  }

  private Future<Response> send(String buyer, String order, String key) {
    return clients.submit(
        () -> Retries.payAgain(buyer, order, key, Retries.SAME).extract().response());
  }

  private long requested(String order) {
    return log.eventsOf(order).stream()
        .map(EventEnvelope::event)
        .filter(PaymentRetryRequested.class::isInstance)
        .map(Event::subject)
        .count();
  }
}
