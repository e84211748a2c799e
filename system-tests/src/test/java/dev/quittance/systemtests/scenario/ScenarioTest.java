package dev.quittance.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.systemtests.Replays;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import dev.quittance.systemtests.leaks.CardSearch;
import dev.quittance.systemtests.scenario.Scenario.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every method, magic value and fault of the scenario file, and afterwards all books. */
@SharedClusterTest
class ScenarioTest {

  /** Most of a case is waiting. */
  private static final int AT_A_TIME = 16;

  /** Other tests do not expect rates. */
  private static final Duration RATES_HOLD = Duration.ofMinutes(2);

  private final Scenario scenario = Scenario.read();
  private final Cluster cluster;
  private final Platform platform;
  private final OutsideWorld world = OutsideWorld.shared();

  ScenarioTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
  }

  @AfterEach
  void letAllGoWell() {
    world.clear();
  }

  @Test
  void everyPaymentEndsAsTheScenarioSaysAndAllBooksAgree()
      throws InterruptedException, IOException, SQLException {
    setRates();
    SoftAssertions softly = new SoftAssertions();
    List<CaseRun> played = play(softly);
    Map<String, List<Event>> events = events();
    for (CaseRun run : played) {
      softly.check(() ->
          named(
              run.it(),
              () ->
                  new CaseCheck(run, platform, world, events.getOrDefault(run.orderId(), List.of()))
                      .all()));
    }
    softly.assertAll();
    BankTransfers.requireSameBooks(platform, world.desk());
    assertThat(platform.trialBalance().path("currencies"))
        .allMatch(line -> line.path("difference").asLong(-1) == 0);
    assertNoneIsUnknown(played);
    assertNoCardNumberIsKept();
    Replays.assertIdentical(platform);
  }

  private void setRates() {
    Instant end = Instant.now().plus(RATES_HOLD);
    scenario
        .rates()
        .forEach((pair, rate) ->
            platform
                .payments()
                .as(Caller.OPS)
                .put("/exchange-rates/" + pair, Map.of("rate", rate, "validUntil", end.toString()))
                .expect(200));
  }

  /**
   * @return those that came to their end and have an order
   */
  private List<CaseRun> play(SoftAssertions softly) throws InterruptedException {
    Map<CaseRun, Future<?>> runs = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (Case one : scenario.cases()) {
        CaseRun run = new CaseRun(one, platform, world);
        runs.put(run, threads.submit(run::play));
      }
    }
    return runs.entrySet().stream()
        .filter(run -> hasEnded(run.getKey().it(), run.getValue(), softly))
        .map(Map.Entry::getKey)
        .filter(CaseRun::hasOrder)
        .toList();
  }

  private static boolean hasEnded(Case it, Future<?> run, SoftAssertions softly) {
    try {
      run.get();
      return true;
    } catch (ExecutionException e) {
      softly.check(() -> named(it, () -> throwAny(Objects.requireNonNull(e.getCause()))));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private interface Check {
    void run() throws Throwable;
  }

  /** A failure says of which case it is. */
  private static void named(Case it, Check check) {
    try {
      check.run();
    } catch (Throwable e) {
      throw new AssertionError("'" + it.name() + "': " + e.getMessage(), e);
    }
  }

  private static void throwAny(Throwable e) throws Throwable {
    throw e;
  }

  private Map<String, List<Event>> events() {
    try (LogReader log = cluster.log()) {
      return log.all().stream()
          .map(EventEnvelope::event)
          .collect(Collectors.groupingBy(Event::subject));
    }
  }

  private void assertNoneIsUnknown(List<CaseRun> played) {
    List<String> orders = played.stream().map(CaseRun::orderId).toList();
    for (JsonNode payment :
        platform.payments().get("/payments?status=unknown&limit=100").expect(200).path("data")) {
      assertThat(orders).as("unknown").doesNotContain(payment.path("orderId").asText());
    }
  }

  private void assertNoCardNumberIsKept() throws IOException, SQLException {
    List<String> numbers =
        scenario.cases().stream()
            .map(Case::card)
            .filter(Objects::nonNull)
            .map(number -> number.replace(" ", ""))
            .distinct()
            .toList();
    CardSearch.requireNoneKept(numbers, cluster, List.of(Service.values()));
    String output = Sandbox.shared().output();
    String books = Files.readString(Sandbox.shared().books());
    CardSearch.requireNone(numbers, output, "log of the sandbox");
    CardSearch.requireNone(numbers, books, "books of the sandbox");
  }
}
