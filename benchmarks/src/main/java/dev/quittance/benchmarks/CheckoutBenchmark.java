package dev.quittance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.contract.Ids;
import dev.quittance.localstack.teststack.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code make bench-checkout}: how many carts a second order-service checks out, and how long a
 * search takes. A cart has three lines of one supplier; its review was read before, and its
 * fingerprint goes with the checkout. The floor is the same statements by plain JDBC.
 *
 * <p>Arguments: products, default 100000; seconds of each measurement, default 20; checkouts a
 * second whose times are measured, default 300.
 */
public final class CheckoutBenchmark {

  private static final String FLOOR = "the same statements, plain JDBC";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LINES = 3;
  private static final int LANES = 16;
  private static final int OPEN_LANES = 64;
  private static final int SEARCH_LANES = 2;

  /** More than any run checks out in a second, so that no lane runs out of carts. */
  private static final int CARTS_A_SECOND = 4_000;

  private final Figures figures = new Figures();
  private final TestStack stack = TestStack.start();
  private final Path target = Path.of("benchmarks", "target");
  private final Random random = new Random(1);
  private final int products;
  private final double seconds;
  private final double rate;

  private CheckoutBenchmark(int products, double seconds, double rate) {
    this.products = products;
    this.seconds = seconds;
    this.rate = rate;
  }

  public static void main(String[] arguments) throws Exception {
    new CheckoutBenchmark(
            arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000,
            arguments.length > 1 ? Double.parseDouble(arguments[1]) : 20,
            arguments.length > 2 ? Double.parseDouble(arguments[2]) : 300)
        .run();
    System.exit(0);
  }

  private void run() throws Exception {
    try (Identity identity = Identity.start(target);
        ServiceProcess service =
            ServiceProcess.start(
                Path.of("order-service", "target", "quarkus-app", "quarkus-run.jar"),
                target.resolve("checkout-benchmark.log"),
                identity.of(environment()),
                System.getProperty("bench.jvm", "@order-service/jvm.options").split(" "));
        Connection connection = connect()) {
      service.identify(identity.token("ops", "olivia"));
      load(service, connection);
      String token = identity.token("buyer", "buyer-1");
      search(service, token);
      checkouts(service, token, connection);
    }
    Path file = target.resolve("checkout.json");
    figures.save(file);
    System.out.println();
    System.out.println("written to " + file);
  }

  private void load(ServiceProcess service, Connection connection) throws Exception {
    System.out.printf(Locale.ROOT, "%nImporting %,d products%n", products);
    CheckoutCatalogue catalogue = new CheckoutCatalogue();
    int suppliers =
        (products + CheckoutCatalogue.PRODUCTS_EACH - 1) / CheckoutCatalogue.PRODUCTS_EACH;
    require(service.postCsv("/supplier-imports", catalogue.suppliers(0, suppliers)), suppliers);
    long start = System.nanoTime();
    int batch = 20_000; // a file is of so many bytes at most
    for (int from = 0; from < products; from += batch) {
      int to = Math.min(products, from + batch);
      require(service.postCsv("/product-imports", catalogue.products(from, to)), to - from);
    }
    figures.add("import", products / ((System.nanoTime() - start) / 1e9), "products/s");
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE supplier SET verified_by = 'olivia', verified_at = now()");
      statement.execute("VACUUM ANALYZE");
    }
  }

  private static void require(JsonNode report, int created) throws IOException {
    if (report.path("created").asInt() != created) {
      throw new IOException("not what was to be imported: " + report);
    }
  }

  private void search(ServiceProcess service, String token)
      throws IOException, InterruptedException {
    AtomicInteger number = new AtomicInteger();
    Lanes.LaneFactory lane =
        () ->
            new Requests(
                service.port(),
                () ->
                    get(
                        "/products?" + CheckoutCatalogue.query(number.getAndIncrement(), products),
                        token),
                200);
    Lanes.closed(SEARCH_LANES, seconds, lane); // for the compiler
    Lanes.Run run = Lanes.closed(SEARCH_LANES, seconds, lane);
    figures.add("searches, " + SEARCH_LANES + " at a time", run.rate(), "searches/s");
    figures.add("search, p50", run.times().millis(0.5), "ms");
    figures.add("search, p99", run.times().millis(0.99), "ms");
  }

  private void checkouts(ServiceProcess service, String token, Connection connection)
      throws Exception {
    List<UUID> known = productIds(connection);
    CheckoutFloor.prepare(connection);
    Lanes.LaneFactory floor = () -> new CheckoutFloor(connect(), known, LINES);
    Lanes.closed(LANES, seconds / 4, floor);
    Lanes.Run plain = Lanes.closed(LANES, seconds, floor);

    closed(service, token, connection, known, seconds); // for the compiler
    Lanes.Run run = closed(service, token, connection, known, seconds);
    String at = ", " + LANES + " at a time";
    figures.add("checkouts" + at, run.rate(), "checkouts/s", plain.rate(), FLOOR);
    figures.add(
        "checkout, p50" + at, run.times().millis(0.5), "ms", plain.times().millis(0.5), FLOOR);
    figures.add(
        "checkout, p99" + at, run.times().millis(0.99), "ms", plain.times().millis(0.99), FLOOR);

    Queue<byte[]> prepared =
        prepare(service, token, connection, known, (int) (rate * seconds) + OPEN_LANES);
    Lanes.Run paced = Lanes.open(OPEN_LANES, rate, seconds, () -> checkout(service, prepared));
    at = String.format(Locale.ROOT, ", %.0f a second", rate);
    figures.add("checkouts" + at, paced.rate(), "checkouts/s");
    figures.add("checkout, p50" + at, paced.times().millis(0.5), "ms");
    figures.add("checkout, p99" + at, paced.times().millis(0.99), "ms");
  }

  private Lanes.Run closed(
      ServiceProcess service, String token, Connection connection, List<UUID> known, double time)
      throws Exception {
    Queue<byte[]> prepared =
        prepare(service, token, connection, known, (int) (CARTS_A_SECOND * time));
    return Lanes.closed(LANES, time, () -> checkout(service, prepared));
  }

  private static Requests checkout(ServiceProcess service, Queue<byte[]> prepared)
      throws IOException {
    return new Requests(
        service.port(),
        () -> {
          byte[] request = prepared.poll();
          if (request == null) {
            throw new IOException("there were not enough carts");
          }
          return request;
        },
        201);
  }

  /** Carts, and the requests that check them out. */
  private Queue<byte[]> prepare(
      ServiceProcess service, String token, Connection connection, List<UUID> known, int carts)
      throws Exception {
    Queue<String> ids = new ConcurrentLinkedQueue<>(insertCarts(connection, known, carts));
    Queue<byte[]> requests = new ConcurrentLinkedQueue<>();
    List<Thread> reviewers = new ArrayList<>();
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      reviewers.add(
          Thread.ofPlatform()
              .start(() -> {
                try (KeptConnection http = new KeptConnection(service.port())) {
                  for (String id = ids.poll(); id != null; id = ids.poll()) {
                    var answer = http.exchange(get("/carts/" + id + "/review", token));
                    String fingerprint = JSON.readTree(answer.body()).path("fingerprint").asText();
                    requests.add(post(id, token, fingerprint));
                  }
                } catch (IOException e) {
                  failed.incrementAndGet();
                }
              }));
    }
    for (Thread reviewer : reviewers) {
      reviewer.join();
    }
    if (failed.get() > 0) {
      throw new IOException("carts were not reviewed");
    }
    return requests;
  }

  private List<String> insertCarts(Connection connection, List<UUID> known, int carts)
      throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO cart (id, buyer_id, version, status, product_ids, quantities, country,
              created_at, updated_at)
            VALUES (?, 'buyer-1', 2, 'OPEN', ?, ?, 'CN', now(), now())
            """)) {
      for (int i = 0; i < carts; i++) {
        String id = Ids.next("crt_");
        // Products are in the order of their suppliers: neighbours have the same one.
        int first =
            random.nextInt(known.size() / CheckoutCatalogue.PRODUCTS_EACH)
                * CheckoutCatalogue.PRODUCTS_EACH;
        Object[] bought =
            random
                .ints(first, first + CheckoutCatalogue.PRODUCTS_EACH)
                .distinct()
                .limit(LINES)
                .mapToObj(known::get)
                .toArray();
        insert.setObject(1, Ids.uuid("crt_", id));
        insert.setArray(2, connection.createArrayOf("uuid", bought));
        insert.setArray(3, connection.createArrayOf("bigint", new Object[] {1L, 2L, 3L}));
        insert.addBatch();
        ids.add(id);
      }
      insert.executeBatch();
    }
    return ids;
  }

  private static List<UUID> productIds(Connection connection) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT id FROM product ORDER BY supplier_id, sku")) {
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  private static byte[] get(String path, String token) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] post(String cartId, String token, String fingerprint) {
    String body = "{\"paymentMethodId\":\"pm_card_visa\",\"fingerprint\":\"" + fingerprint + "\"}";
    return ("POST /carts/%s/checkout HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                .formatted(cartId)
            + "Authorization: Bearer "
            + token
            + "\r\nIf-Match: \"2\"\r\nIdempotency-Key: "
            + UUID.randomUUID()
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(stack.jdbcUrl("orders"), stack.username(), stack.password());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("QUITTANCE_TOPIC_NAME", "bench.checkout");
    environment.put("QUITTANCE_ORDERS_UNANSWERED_LIMIT", "365d"); // nobody pays them
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", stack.jdbcUrl("orders"));
    environment.put("QUARKUS_DATASOURCE_USERNAME", stack.username());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", stack.password());
    environment.put(
        "QUITTANCE_PERSONAL_MASTER_KEYS_FILE",
        target.resolve("order-personal.keys").toAbsolutePath().toString());
    return environment;
  }
}
