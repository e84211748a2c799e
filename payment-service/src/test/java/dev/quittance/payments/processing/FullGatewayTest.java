package dev.quittance.payments.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.ScriptedGateway.Step;
import dev.quittance.payments.operation.Outcome.Succeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A gateway that has more to do than it may be asked at a time. */
@QuarkusTest
@TestProfile(FullGatewayTest.TwoCalls.class)
class FullGatewayTest {

  public static final class TwoCalls implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quittance.payment.calls.concurrency", "2",
          "quittance.payment.gateway-time-limit", "20s",
          "quittance.payment.operations.lease", "30s");
    }
  }

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;

  @Test
  void whatItCannotBeAskedYetWaitsAndIsInTheWayOfNoOtherGateway() {
    CountDownLatch open = new CountDownLatch(1);
    Step slow =
        (request, charge) -> {
          open.await();
          charge.run();
          return new Succeeded("ch_slow");
        };
    List<String> underWay = place(2, slow);
    underWay.forEach(paymentId -> awaitTries(paymentId, 1));
    List<String> waiting = place(8, slow);
    orders.authorized("pm_card_visa");
    assertThat(waiting).allSatisfy(paymentId -> assertThat(tries(paymentId)).isZero());

    open.countDown();
    assertThat(waiting)
        .allSatisfy(paymentId -> {
          Orders.awaitStatus(paymentId, "AUTHORIZED");
          assertThat(tries(paymentId)).isOne();
        });
  }

  private List<String> place(int count, Step step) {
    return IntStream.range(0, count)
        .mapToObj(unused -> orders.place(gateway.method(step)))
        .toList();
  }

  private static void awaitTries(String paymentId, int tries) {
    await().atMost(Orders.SOON).until(() -> tries(paymentId) == tries);
  }

  private static int tries(String paymentId) {
    JsonPath payment = Orders.payment(paymentId);
    return payment.getInt("attempts[0].tries");
  }
}
