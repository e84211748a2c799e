package dev.quittance.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.systemtests.Rounds;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Tokens;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.cluster.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint of every document, with everything that a generator of sound requests does not
 * send, in the names of every role: no 5xx, every answer as documented, every error a problem, and
 * nobody is told of another's.
 */
@ClusterTest
class ApiFuzzTest {

  /** Another with {@code -Dquittance.fuzz.seed=2}. */
  private static final long SEED = Long.getLong("quittance.fuzz.seed", 20261126);

  /** More with {@code -Dquittance.fuzz.scale=10}. */
  private static final int SCALE = Integer.getInteger("quittance.fuzz.scale", Rounds.upTo(2));

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Cluster cluster;
  private final Platform platform;
  private final Tokens tokens = Sandbox.shared().tokens();
  private final Sandbox ownSandbox = Sandbox.another();
  private final String run = UUID.randomUUID().toString();
  private final Caller owner = Caller.buyer("owner-" + run);
  private final Caller other = Caller.buyer("other-" + run);
  private final List<Someone> everybody = Someone.all(owner.subject(), other.subject());
  private final Findings findings = new Findings();

  ApiFuzzTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
  }

  @Test
  void noRequestIsAnsweredWithWhatTheDocumentsDoNotDeclareOrWithAnothersData() throws Exception {
    Map<Service, Integer> logged = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      logged.put(service, cluster.output(service).length());
    }
    List<String> refunds = ownersThings();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> running = new ArrayList<>();
      for (Map.Entry<String, JsonHttp> service : services().entrySet()) {
        Callable<Void> all =
            () -> {
              fuzz(service.getKey(), service.getValue(), refunds);
              return null;
            };
        running.add(threads.submit(all));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      ownSandbox.kill();
    }
    report();
    assertThat(findings.all()).isEmpty();
    cluster.awaitReadiness(200);
    for (Map.Entry<Service, Integer> before : logged.entrySet()) {
      assertThat(cluster.output(before.getKey()).substring(before.getValue()))
          .doesNotContain("Internal error while handling a request");
    }
    awaitNoReplay();
  }

  /** Others on this cluster start some, and one runs at a time. */
  private void awaitNoReplay() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(platform.ledger().get("/replays").expect(200).path("data"))
                .noneMatch(replay -> replay.path("status").asText().equals("RUNNING")));
  }

  private Map<String, JsonHttp> services() {
    Map<String, JsonHttp> services = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      services.put(service.module(), new JsonHttp(cluster.base(service), tokens, owner));
    }
    // Not everybody's: so many new keys in a minute would be refused to others.
    services.put("sandbox", new JsonHttp(ownSandbox.issuer(), tokens, owner));
    return services;
  }

  private void fuzz(String name, JsonHttp service, List<String> refunds) throws IOException {
    var document = new Document(service.asNobody().get("/q/openapi?format=json").expect(200));
    Things things = Things.of(document, service, owner);
    refunds.forEach(refund -> {
      things.put("refundId", refund);
      things.own(refund);
    });
    var random = new Random(SEED + name.hashCode());
    var requests = new Requests(new Samples(document), things, random, SCALE, run);
    var callers = new Callers(everybody, SCALE > 1);
    new ServiceFuzz(name, service.base(), document, things, callers, tokens, findings)
        .run(requests);
  }

  /**
   * Orders, payments, a refund, a cart and notifications of one buyer, some of another, a replay.
   */
  private List<String> ownersThings() {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      orders.add(place(owner));
    }
    place(other);
    for (Caller buyer : List.of(other, owner)) {
      platform
          .orders()
          .as(buyer)
          .post("/carts", UUID.randomUUID().toString(), Map.of())
          .expect(201);
    }
    platform.ledger().post("/replays", run, Map.of("mode", "verify")).expect(201);
    orders.forEach(order -> awaitTransaction(order, "AUTHORIZED"));
    String payment = platform.order(orders.getFirst()).path("paymentId").asText();
    String refund = platform.refund(run, payment, 100, "CNY").expect(201).path("id").asText();
    awaitTransaction(orders.getFirst(), "PARTIALLY_REFUNDED");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(platform.notifications(owner.subject())).hasSizeGreaterThan(6));
    return List.of(refund);
  }

  private String place(Caller buyer) {
    var purchase =
        new Purchase(buyer.subject(), "supplier-1", Purchase.CARD, "SKU-1", 2, 1_250, "CNY");
    return platform.place(UUID.randomUUID().toString(), purchase).expect(201).path("id").asText();
  }

  private void awaitTransaction(String order, String status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(platform.paymentStatusOf(order)).isEqualTo(status);
          assertThat(platform.transaction(order).body().path("status").asText()).isEqualTo(status);
        });
  }

  private void report() throws IOException {
    Path file = Path.of("target", "api-fuzz.csv");
    List<String> lines = new ArrayList<>(List.of("endpoint,caller,requests"));
    lines.addAll(findings.rows());
    Files.write(file, lines);
    System.out.println("API fuzz, seed " + SEED + ": " + findings.summary() + "; see " + file);
    findings
        .all()
        .forEach((fault, examples) -> {
          System.out.println("  " + fault);
          examples.forEach(example -> System.out.println("      " + example));
        });
  }
}
