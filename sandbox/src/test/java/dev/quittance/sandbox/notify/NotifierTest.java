package dev.quittance.sandbox.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.quittance.sandbox.faults.FaultKind;
import dev.quittance.sandbox.faults.FaultMenu;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifierTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  /** What arrives: body, signature, time. */
  private record Arrival(String body, String signature, String at) {}

  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final FaultMenu menu = new FaultMenu();
  private final Notifier notifier =
      new Notifier(
          menu,
          Clock.fixed(NOON, ZoneOffset.UTC),
          List.of(Duration.ofMillis(20), Duration.ofMillis(20)));
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var headers = exchange.getRequestHeaders();
          arrivals.add(
              new Arrival(body, headers.getFirst("Signature"), headers.getFirst("Signed-At")));
          Integer status = answers.poll();
          exchange.sendResponseHeaders(status == null ? 200 : status, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    notifier.close();
    receiver.stop(0);
  }

  @Test
  void itIsSentUntilItIsAccepted() {
    answers.addAll(List.of(500, 400));
    send("a");
    await().until(() -> arrivals.size() == 3);
    assertThat(arrivals).containsOnly(new Arrival("a", "signed a", NOON.toString()));
  }

  @Test
  void itIsGivenUpInTheEnd() {
    answers.addAll(List.of(500, 500, 500, 500));
    send("a");
    await().until(() -> arrivals.size() == 3);
    send("b");
    await().until(() -> arrivals.size() >= 4);
    assertThat(arrivals.stream().filter(arrival -> arrival.body().equals("a"))).hasSize(3);
  }

  @Test
  void whatIsLostIsNeverSentAndWhatIsTwiceIsSentTwice() {
    fault(FaultKind.NOTIFICATION_LOST, Duration.ZERO);
    send("a");
    fault(FaultKind.NOTIFICATION_TWICE, Duration.ZERO);
    send("b");
    await().until(() -> arrivals.size() == 2);
    assertThat(arrivals).extracting(Arrival::body).containsOnly("b");
  }

  @Test
  void whatIsSentBeforeTheAnswerHasArrivedWhenSendReturns() {
    fault(FaultKind.NOTIFICATION_BEFORE_ANSWER, Duration.ZERO);
    send("a");
    assertThat(arrivals).hasSize(1);
  }

  @Test
  void theSecondOvertakesTheFirst() {
    fault(FaultKind.NOTIFICATIONS_OUT_OF_ORDER, Duration.ZERO);
    send("a");
    send("b");
    await().until(() -> arrivals.size() == 2);
    assertThat(arrivals).extracting(Arrival::body).containsExactly("b", "a");
  }

  @Test
  void aWrongSignatureIsOfSomethingElseAndASkewedClockIsWrong() {
    fault(FaultKind.WRONG_SIGNATURE, Duration.ZERO);
    send("a");
    await().until(() -> arrivals.size() == 1);
    fault(FaultKind.SKEWED_CLOCK, Duration.ofMinutes(-10));
    send("b");
    await().until(() -> arrivals.size() == 2);
    assertThat(arrivals)
        .containsExactly(
            new Arrival("a", "signed not a", NOON.toString()),
            new Arrival("b", "signed b", NOON.minusSeconds(600).toString()));
  }

  private void fault(FaultKind kind, Duration time) {
    menu.setKey("card", "att_1", List.of(new FaultMenu.Keyed(kind, time, 1)));
  }

  private void send(String body) {
    notifier.send(
        new Notification(
            "card",
            "evt_" + body,
            List.of("att_1"),
            URI.create("http://localhost:" + receiver.getAddress().getPort() + "/"),
            "text/plain",
            body,
            (signed, at) -> Map.of("Signature", "signed " + signed, "Signed-At", at.toString())));
  }
}
