package dev.quittance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.localstack.parts.FreePorts;
import dev.quittance.localstack.teststack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * {@code make bench-gateways}: payments at a steady rate by gateways that are slow and do not
 * always answer. payment-service and the sandbox are the packaged ones, as processes; the log and
 * the database are real. The floor is the gateway itself, asked by plain HTTP in the same run.
 *
 * <p>Arguments: payments a second, default 200; seconds, default 60. Exits 1 if money was charged
 * twice or it is not known of a payment what became of it.
 */
public final class GatewayBenchmark {

  private static final String CARD = "pm_card_visa";
  private static final String ALIPAY = "pm_alipay_agreement_approved";
  private static final String FLOOR = "the gateway asked alone";

  private static final int DELAY_MILLIS = 200;
  private static final int SLOW_MILLIS = 3_000;

  /** Payments a second by the slow gateway. */
  private static final int SLOW_RATE = 20;

  /** What processes take that have only just started: their code is not compiled yet. */
  private static final int STARTING_RATE = 30;

  private static final int STARTING_SECONDS = 15;

  private static final double WARM_UP_SECONDS = 240;

  private static final long SEED = 1;

  private static final int PATIENCE_SECONDS = 180;

  /** Longer than payment-service waits for a gateway. */
  private static final int NO_ANSWER_MILLIS = 15_000;

  private final Figures figures = new Figures();
  private final TestStack stack = TestStack.start();
  private final Path target = Path.of("benchmarks", "target");
  private final int rate;
  private final int seconds;
  private final int sideSeconds;

  private GatewayBenchmark(int rate, int seconds) {
    this.rate = rate;
    this.seconds = seconds;
    this.sideSeconds = Math.max(1, seconds / 3);
  }

  public static void main(String[] arguments) throws Exception {
    int rate = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
    int seconds = arguments.length < 2 ? 60 : Integer.parseInt(arguments[1]);
    System.exit(new GatewayBenchmark(rate, seconds).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    Files.createDirectories(target);
    Path secrets = Files.createTempDirectory(target, "gateway-secrets").toAbsolutePath();
    int port = FreePorts.next();
    String notifications = "http://localhost:" + port + "/gateway-notifications/";
    new BenchTopic(stack.bootstrapServers(), null); // there before anybody reads it
    try (Identity world =
            Identity.start(
                target,
                Map.of(
                    "QUITTANCE_SANDBOX_SECRETS",
                    secrets.toString(),
                    "QUITTANCE_SANDBOX_CARD_WEBHOOK_URL",
                    notifications + "card"),
                "-Xmx512m"); // its books have all payments, and its events
        ServiceProcess service =
            ServiceProcess.start(
                Path.of("payment-service", "target", "quarkus-app", "quarkus-run.jar"),
                target.resolve("gateway-benchmark.log"),
                world.of(environment(world.sandbox().url(), secrets, port, notifications)),
                ServiceProcess.jvm("payment-service"));
        PaymentStream payments = new PaymentStream(stack.bootstrapServers());
        Connection database =
            DriverManager.getConnection(
                stack.jdbcUrl("payments"), stack.username(), stack.password())) {
      service.identify(world.token("ops", "olivia"));
      return measure(world.sandbox(), service, database, payments, secrets);
    }
  }

  private boolean measure(
      ServiceProcess sandbox,
      ServiceProcess service,
      Connection database,
      PaymentStream payments,
      Path secrets)
      throws Exception {
    faults(sandbox, "card", fault("delay", 1, DELAY_MILLIS));
    faults(sandbox, "alipay", fault("delay", 1, SLOW_MILLIS));
    place("starting", STARTING_SECONDS, STARTING_RATE, CARD, payments);
    double share =
        WarmUp.run(
            new CompilerTime(List.of(service.pid(), sandbox.pid())),
            WARM_UP_SECONDS,
            duration -> besideSlow("warming up", (int) duration, payments));
    figures.add("compilers when measuring began, of a core", share, "");
    GatewayFloor gateway = new GatewayFloor(sandbox.url(), secrets.resolve("card-secret-key"));
    Times floor = paced(FLOOR, sideSeconds, rate, gateway::ask);
    gateway.close();

    TimerMean calls = new TimerMean(service, "quittance_gateway_call");
    TimerMean intake = new TimerMean(service, "quittance_intake_batch");
    TimerMean publishing = new TimerMean(service, "quittance_relay_publish");
    PhaseCost cost = new PhaseCost(database, service.pid());
    Times alone = place("card alone", sideSeconds, rate, CARD, payments).times();
    cost.report(figures, "card alone", rate * sideSeconds);
    double callMillis = calls.millis();
    figures.add("card alone: a batch of the log, mean", intake.millis(), "ms");
    figures.add("card alone: a batch published, mean", publishing.millis(), "ms");
    Times beside = besideSlow("card beside a gateway of 3 s", sideSeconds, payments);

    faults(
        sandbox,
        "card",
        fault("delay", 1, DELAY_MILLIS)
            + ","
            + fault("delay", 0.025, NO_ANSWER_MILLIS)
            + ","
            + fault("hang", 0.025, NO_ANSWER_MILLIS));
    Phase unsure = place("5 % without an answer", seconds, rate, CARD, payments);
    faults(sandbox, "card", "");
    int unknown = unknown(service);

    System.out.printf(Locale.ROOT, "%nPayments by a gateway that takes %d ms%n", DELAY_MILLIS);
    report("card alone", alone, floor);
    figures.add("own overhead, p50", alone.millis(0.5) - floor.millis(0.5), "ms");
    figures.add("a call, mean, by the service's clock", callMillis, "ms");
    figures.add("own overhead, mean, by that", alone.mean() - callMillis, "ms");
    report("card beside a gateway of 3 s", beside, alone, "alone");
    report("5 % without an answer", unsure.times(), floor);
    figures.add(
        "5 % without an answer: decided meanwhile",
        (double) unsure.inTime() / seconds, "payments/s", rate, "orders");
    figures.add("last decision after the last order", unsure.tailSeconds(), "s");
    figures.add("payments still unknown", unknown, "");
    figures.add("orders without a decision", payments.unanswered(), "");
    boolean once = chargedOnce(sandbox, payments, gateway);
    Path file = target.resolve("gateways.json");
    figures.save(file);
    System.out.printf("%nwritten to %s%n", file);
    return once && unknown == 0 && payments.unanswered() == 0;
  }

  private Times besideSlow(String phase, int duration, PaymentStream payments)
      throws InterruptedException {
    Times slow = new Times();
    Thread other =
        Thread.ofPlatform()
            .start(() -> pace(duration, SLOW_RATE, unused -> payments.place(ALIPAY, slow), 0));
    Phase card = place(phase, duration, rate, CARD, payments);
    other.join();
    return card.times();
  }

  private void report(String what, Times times, Times floor) {
    report(what, times, floor, FLOOR);
  }

  private void report(String what, Times times, Times floor, String floorName) {
    for (double share : new double[] {0.5, 0.95, 0.99}) {
      figures.add(
          String.format(Locale.ROOT, "%s, p%.0f", what, share * 100),
          times.millis(share),
          "ms",
          floor.millis(share),
          floorName);
    }
  }

  /**
   * What became of a phase's orders.
   *
   * @param inTime how many were decided before the last was placed
   * @param tailSeconds from then to the last decision
   */
  private record Phase(Times times, int inTime, double tailSeconds) {}

  /** Places orders at a rate, and waits until all are answered. */
  private static Phase place(
      String phase, int seconds, int rate, String method, PaymentStream payments)
      throws InterruptedException {
    Times times = paced(phase, seconds, rate, noted -> payments.place(method, noted));
    int inTime = times.count();
    long begin = System.nanoTime();
    long end = begin + PATIENCE_SECONDS * 1_000_000_000L;
    while (payments.unanswered() > 0 && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    return new Phase(times, inTime, (System.nanoTime() - begin) / 1e9);
  }

  /** Something that notes its time once it is done. */
  private interface Load {
    void begin(Times times);
  }

  private static Times paced(String phase, int seconds, int rate, Load load) {
    System.out.printf(Locale.ROOT, "%s: %,d a second for %d s%n", phase, rate, seconds);
    Times times = new Times();
    pace(
        seconds,
        rate,
        begun -> {
          load.begin(times);
          if (begun % (5 * rate) == 0) {
            System.out.printf(
                Locale.ROOT,
                "    %,7d begun, %,7d done, p50 %.0f ms; %d s to go%n",
                begun,
                times.count(),
                times.millis(0.5),
                seconds - begun / rate);
          }
        },
        1);
    return times;
  }

  /**
   * Buyers come independently of each other, so the times between them are exponential. With equal
   * ones it would be luck how long each waits for the service's next round.
   */
  private static void pace(int seconds, int rate, IntConsumer load, int first) {
    Random random = new Random(SEED);
    double due = System.nanoTime();
    for (int i = 0; i < seconds * rate; i++) {
      due += random.nextExponential() * 1e9 / rate;
      long left = (long) due - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(left);
      }
      load.accept(first + i);
    }
  }

  private static void faults(ServiceProcess sandbox, String gateway, String faults)
      throws IOException, InterruptedException {
    sandbox.put("/faults/" + gateway, "{\"seed\":1,\"faults\":[" + faults + "]}");
  }

  private static String fault(String kind, double share, int millis) {
    return "{\"fault\":\"" + kind + "\",\"rate\":" + share + ",\"ms\":" + millis + "}";
  }

  /** What is still not known once the janitor had its time. */
  private static int unknown(ServiceProcess service) throws IOException, InterruptedException {
    int unknown = Integer.MAX_VALUE;
    for (int i = 0; i < PATIENCE_SECONDS && unknown > 0; i++) {
      unknown = service.read("/payments?status=unknown&limit=100").path("data").size();
      Thread.sleep(1_000);
    }
    return unknown;
  }

  /** By the gateways' own books: as many charges as payments, of the same sum. */
  private boolean chargedOnce(ServiceProcess sandbox, PaymentStream payments, GatewayFloor floor)
      throws IOException, InterruptedException {
    long charges = -floor.charges();
    long minor = -floor.chargedMinor();
    for (String gateway : new String[] {"card", "alipay"}) {
      for (JsonNode total : sandbox.read("/books/" + gateway + "/totals").path("data")) {
        charges += total.path("chargeCount").asLong();
        minor += total.path("charges").asLong();
      }
    }
    figures.add(
        "charges in the gateways' books",
        (double) charges,
        "",
        (double) payments.authorized(),
        "payments");
    figures.add(
        "minor units in the books",
        (double) minor,
        "",
        (double) payments.authorizedMinor(),
        "what was authorized");
    figures.add("payments that failed", (double) payments.failed(), "");
    return charges == payments.authorized() && minor == payments.authorizedMinor();
  }

  private Map<String, String> environment(
      String sandbox, Path secrets, int port, String notifications) {
    Map<String, String> all = new HashMap<>();
    all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    all.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    all.put("QUARKUS_DATASOURCE_JDBC_URL", stack.jdbcUrl("payments"));
    all.put("QUARKUS_DATASOURCE_USERNAME", stack.username());
    all.put("QUARKUS_DATASOURCE_PASSWORD", stack.password());
    all.put(
        "QUITTANCE_PAYMENT_SECRETS_KEY_FILE",
        target.resolve("payment-accounts.key").toAbsolutePath().toString());
    String gateways = "QUITTANCE_PAYMENT_GATEWAYS_";
    all.put(gateways + "CARD_ENABLED", "true");
    all.put(gateways + "CARD_BASE_URL", sandbox + "/card");
    all.put(gateways + "CARD_SETTLING_TIME", "3s");
    all.put(gateways + "CARD_SECRET_KEY_FILE", secrets.resolve("card-secret-key").toString());
    all.put(
        gateways + "CARD_WEBHOOK_SECRET_FILE", secrets.resolve("card-webhook-secret").toString());
    all.put(gateways + "ALIPAY_ENABLED", "true");
    all.put(gateways + "ALIPAY_BASE_URL", sandbox + "/wallet");
    all.put(gateways + "ALIPAY_CLIENT_ID", "QUITTANCE_DEVELOPMENT");
    all.put(gateways + "ALIPAY_PRIVATE_KEY_FILE", secrets.resolve("alipay-private-key").toString());
    all.put(gateways + "ALIPAY_PUBLIC_KEY_FILE", secrets.resolve("alipay-public-key").toString());
    all.put(gateways + "ALIPAY_NOTIFY_URL", notifications + "alipay");
    all.put(gateways + "ALIPAY_RETURN_URL", "http://localhost:8080/payments/returned");
    all.put(gateways + "ALIPAY_SETTLING_TIME", "3s");
    return all;
  }
}
