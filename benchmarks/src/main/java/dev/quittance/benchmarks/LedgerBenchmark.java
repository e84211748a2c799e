package dev.quittance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.localstack.teststack.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code make bench-ledger}: live intake, verify and rebuild over a real topic at growing sizes,
 * with a ledger of 512 MB of heap.
 *
 * <p>Arguments: orders at each size, default {@code 250000 500000 1000000}. With {@code intake}
 * before one size, only live intake is measured ({@link IntakeBenchmark}).
 */
public final class LedgerBenchmark {

  private static final String RAW = "raw poll, one plain consumer";

  private static final String REBUILD_FLOOR = "raw poll + COPY + indexes";

  private static final int VERIFIES = 5;
  private static final int REBUILDS = 3;
  private static final int READS = 9;

  private final Figures figures = new Figures();
  private final TestStack stack = TestStack.start();
  private final @Nullable BenchKeys keys =
      Boolean.getBoolean("bench.keys") ? new BenchKeys() : null;
  private final BenchTopic topic = new BenchTopic(stack.bootstrapServers(), keys);
  private final Path target = Path.of("benchmarks", "target");
  private long events;

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("intake")) {
      IntakeBenchmark.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    List<Integer> sizes =
        arguments.length == 0
            ? List.of(250_000, 500_000, 1_000_000)
            : Arrays.stream(arguments).map(Integer::valueOf).toList();
    new LedgerBenchmark().run(sizes);
  }

  private void run(List<Integer> sizes) throws Exception {
    int orders = 0;
    for (int size : sizes) {
      System.out.printf(Locale.ROOT, "%n%,d orders%n", size);
      fill(size, size - orders);
      orders = size;
      measure();
    }
    Path file = target.resolve("ledger.json");
    figures.save(file);
    System.out.println();
    System.out.println("written to " + file);
    System.exit(0);
  }

  private void fill(int seed, int orders) {
    long start = System.nanoTime();
    long filled = topic.fill(seed, orders);
    events += filled;
    figures.add("topic filled", filled / seconds(start), "events/s");
    figures.add("events in the topic", (double) events, "events");
  }

  private void measure() throws Exception {
    Path log = target.resolve("ledger-benchmark.log");
    Path jar = Path.of("ledger-service", "target", "quarkus-app", "quarkus-run.jar");
    String[] jvm = System.getProperty("bench.jvm", "@ledger-service/jvm.options").split(" ");
    try (Identity identity = Identity.start(target);
        ServiceProcess ledger = ServiceProcess.start(jar, log, identity.of(environment()), jvm)) {
      ledger.identify(identity.token("ops", "olivia"));
      double intake = intake(ledger);
      topic.rawPollSeconds(); // for the compiler
      verify(ledger);
      double rebuild = rebuild(ledger);
      if (intake > 0) {
        figures.add("live intake from a backlog", intake, "events/s", events / rebuild, "rebuild");
      }
      past(ledger);
      sinceLast(ledger);
      figures.add("heap after collection", liveHeap(ledger), "MB");
    }
  }

  /** Events per second while the ledger works off its backlog. */
  private double intake(ServiceProcess ledger) throws Exception {
    long start = System.nanoTime();
    long before = consumed(ledger);
    long now = before;
    while (now < events) {
      Thread.sleep(50);
      now = consumed(ledger);
    }
    return (events - before) / seconds(start);
  }

  private static long consumed(ServiceProcess ledger) throws Exception {
    long sum = 0;
    for (JsonNode head : ledger.read("/chain-heads").path("heads")) {
      sum += head.get("nextOffset").asLong();
    }
    return sum;
  }

  /** A verify beside the raw poll that ran just before it; in seconds. */
  private record Round(double raw, double fold, double whole) {

    /** What the fold is of the raw poll's speed. */
    double share() {
      return raw / fold;
    }
  }

  /** The median of {@value #VERIFIES} verifies: the machine's speed drifts between minutes. */
  private void verify(ServiceProcess ledger) throws Exception {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < VERIFIES; i++) {
      double raw = topic.rawPollSeconds();
      JsonNode replay = ledger.replay("verify");
      Round round = new Round(raw, phaseSeconds(replay, "FOLD"), elapsed(replay));
      rounds.add(round);
      System.out.printf(
          Locale.ROOT,
          "    raw poll %.1f s, verify by phase, ms: %s, fold %.2f x%n",
          raw,
          replay.get("phaseMillis"),
          round.share());
    }
    Round median = median(rounds, Round::share);
    double raw = events / median.raw();
    figures.add("raw poll", raw, "events/s");
    figures.add("verify, fold only", events / median.fold(), "events/s", raw, RAW);
    figures.add("verify, with every row read back", events / median.whole(), "events/s", raw, RAW);
  }

  /** The median time of trial balances as of the middle of the log, by offsets and by time. */
  private void past(ServiceProcess ledger) throws Exception {
    StringJoiner half = new StringJoiner(",");
    for (JsonNode head : ledger.read("/chain-heads").path("heads")) {
      half.add(head.get("partition").asText() + ":" + head.get("nextOffset").asLong() / 2);
    }
    Instant newest =
        Instant.parse(
            ledger.read("/transactions?limit=1").path("data").path(0).path("placedAt").asText());
    Instant middle = Workload.START.plus(Duration.between(Workload.START, newest).dividedBy(2));
    figures.add("trial balance now", millis(ledger, "/trial-balance"), "ms");
    figures.add(
        "trial balance as of offsets", millis(ledger, "/trial-balance?asOfOffsets=" + half), "ms");
    figures.add(
        "trial balance as of a time", millis(ledger, "/trial-balance?asOf=" + middle), "ms");
    figures.add(
        "account as of a time", millis(ledger, "/accounts/platform:fees?asOf=" + middle), "ms");
  }

  private static double millis(ServiceProcess ledger, String path) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < READS; i++) {
      long start = System.nanoTime();
      JsonNode unused = ledger.read(path);
      times.add(seconds(start) * 1e3);
    }
    return median(times, time -> time);
  }

  /** A verify of one percent of new events, beside a full one of the same ledger. */
  private void sinceLast(ServiceProcess ledger) throws Exception {
    ledger.replay("verify");
    long before = events;
    events += topic.fill(Math.toIntExact(before % Integer.MAX_VALUE), orders(before) / 100);
    intake(ledger);
    JsonNode since = ledger.verifySinceLast();
    double full = elapsed(ledger.replay("verify"));
    System.out.printf(
        Locale.ROOT,
        "    verify since last by phase, ms: %s, %,d events%n",
        since.get("phaseMillis"),
        events - before);
    figures.add("verify since last, 1 % new", elapsed(since), "s", full, "full verify");
  }

  /** About so many orders have so many events. */
  private static int orders(long events) {
    return Math.max(100, Math.toIntExact(events / 3));
  }

  /** A rebuild between the raw poll before it and the rest of its floor after it; in seconds. */
  private record Build(double raw, double whole, CopyFloor.Seconds copy) {

    double floor() {
      return raw + copy.copy() + copy.index();
    }

    double share() {
      return whole / floor();
    }
  }

  /** The median of {@value #REBUILDS} rebuilds, in seconds. */
  private double rebuild(ServiceProcess ledger) throws Exception {
    List<Build> builds = new ArrayList<>();
    for (int i = 0; i < REBUILDS; i++) {
      double raw = topic.rawPollSeconds();
      JsonNode replay = ledger.replay("rebuild");
      Build build = new Build(raw, elapsed(replay), copyFloor());
      builds.add(build);
      System.out.printf(
          Locale.ROOT,
          "    rebuild by phase, ms: %s%n"
              + "    its floor: raw poll %.1f s + COPY %.1f s + indexes %.1f s, %.2f x%n",
          replay.get("phaseMillis"),
          raw,
          build.copy().copy(),
          build.copy().index(),
          build.share());
    }
    Build median = median(builds, Build::share);
    figures.add("rebuild, start to switched", median.whole(), "s", median.floor(), REBUILD_FLOOR);
    Build beside = median(builds, build -> build.raw() / build.whole());
    figures.add("rebuild", events / beside.whole(), "events/s", events / beside.raw(), RAW);
    return median.whole();
  }

  private static <T> T median(List<T> all, ToDoubleFunction<T> figure) {
    return all.stream().sorted(Comparator.comparingDouble(figure)).toList().get(all.size() / 2);
  }

  private CopyFloor.Seconds copyFloor() throws Exception {
    Path rows = Files.createTempDirectory("quittance-rows");
    try {
      return new CopyFloor(stack.jdbcUrl("ledger"), stack.username(), stack.password())
          .measure(rows);
    } finally {
      Files.delete(rows);
    }
  }

  /** From the request to the end, whatever phases there are. */
  private static double elapsed(JsonNode replay) {
    Instant started = Instant.parse(replay.get("startedAt").asText());
    Instant finished = Instant.parse(replay.get("finishedAt").asText());
    return Duration.between(started, finished).toMillis() / 1e3;
  }

  private static double phaseSeconds(JsonNode replay, String phase) {
    return replay.get("phaseMillis").get(phase).asDouble() / 1e3;
  }

  private static double liveHeap(ServiceProcess ledger) throws Exception {
    return ledger.metric("jvm_gc_live_data_size_bytes") / (1 << 20);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", stack.jdbcUrl("ledger"));
    environment.put("QUARKUS_DATASOURCE_USERNAME", stack.username());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", stack.password());
    if (keys != null) {
      environment.put("QUITTANCE_EVENTS_KEYS", keys.ofLedger());
    }
    return environment;
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
