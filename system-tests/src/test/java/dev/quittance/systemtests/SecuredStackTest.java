package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.SecuredCluster;
import dev.quittance.systemtests.cluster.SecuredDatabases;
import dev.quittance.systemtests.cluster.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With TLS, passwords and least privilege everything works, and nothing else does. */
class SecuredStackTest {

  private static final String LOG = OrderEventsTopic.DEFAULT_NAME;

  private static SecuredCluster cluster;
  private static Platform platform;

  @BeforeAll
  static void start() {
    cluster = SecuredCluster.start();
    platform = cluster.platform();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void anOrderIsPaidAndTheLedgerIsRebuiltAndTheOldGenerationDropped() throws SQLException {
    var buyer = new TestBuyer(platform);
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.refund(order, "part-" + order.key(), 1_000);
    buyer.awaitStatus(order, "PARTIALLY_REFUNDED");
    int before = liveGeneration();
    Replays.assertSucceeds(platform, "rebuild");
    assertThat(liveGeneration()).isGreaterThan(before);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> tables().stream().noneMatch(name -> name.endsWith("_g" + before)));
    buyer.awaitStatus(order, "PARTIALLY_REFUNDED");
    buyer.assertBalanced();
  }

  @Test
  void whatAnOrdersUserSaysOfPaymentsIsParkedByAllAndMovesNoMoney() throws Exception {
    var buyer = new TestBuyer(platform);
    buyer.awaitStatus(buyer.placePaid(), "AUTHORIZED");
    PlacedOrder order = buyer.placeDeclined();
    buyer.awaitStatus(order, "FAILED");
    RecordMetadata at = forgeAuthorization(order);
    String place = at.partition() + "-" + at.offset();
    for (JsonHttp service :
        List.of(
            platform.orders(), platform.payments(), platform.ledger(), platform.notifications())) {
      TestBuyer.eventually(() ->
          assertThat(Platform.parked(service))
              .anyMatch(parked ->
                  parked.path("id").asText().equals(place)
                      && parked.path("reason").asText().equals("NOT_AUTHENTIC")));
    }
    buyer.awaitStatus(order, "FAILED");
    buyer.assertBalanced();
  }

  /** With all that order-service has: its Kafka user, and its keys. */
  private static RecordMetadata forgeAuthorization(PlacedOrder order) throws Exception {
    var codec = new EventCodec();
    Event event =
        new PaymentAuthorized(
            order.orderId(),
            Ids.next(Ids.PAYMENT),
            Ids.next(Ids.ATTEMPT),
            "sandbox",
            "ch_forged",
            Money.of(2_500, "CNY"),
            Money.of(15, "CNY"));
    List<Header> headers =
        codec.headers(
            new EventEnvelope(
                Ids.next(Ids.EVENT),
                Instant.now(),
                Publishers.source(Publishers.PAYMENT_SERVICE),
                null,
                event));
    headers.add(
        cluster
            .keys()
            .forger(Publishers.ORDER_SERVICE, Publishers.PAYMENT_SERVICE)
            .sign(headers, codec.key(event), codec.payload(event)));
    try (var producer =
        new KafkaProducer<>(
            cluster.client("order-service"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer
          .send(new ProducerRecord<>(LOG, null, codec.key(event), codec.payload(event), headers))
          .get();
    }
  }

  @Test
  void theLedgersRoleCannotChangeTheJournal() throws SQLException {
    int live = liveGeneration();
    List<String> refused = new ArrayList<>();
    for (String table :
        List.of("journal_entry", "posting", "journal_entry_g" + live, "posting_g" + live)) {
      refused.add("UPDATE " + table + " SET occurred_at = 0");
      refused.add("DELETE FROM " + table);
      refused.add("TRUNCATE " + table);
      refused.add("DROP TABLE " + table);
      refused.add("ALTER TABLE " + table + " ADD COLUMN more text");
      refused.add("CREATE TRIGGER t BEFORE INSERT ON " + table + " EXECUTE FUNCTION f()");
    }
    refused.add("UPDATE generation SET state = 'RETIRED'");
    refused.add("DELETE FROM generation");
    refused.add("CREATE TABLE mine (id integer)");
    refused.add("CREATE TEMPORARY TABLE mine (id integer)");
    refused.add("CREATE SCHEMA mine");
    refused.add("SELECT share_generation(" + live + ")");
    refused.add("SET ROLE ledger_owner");
    for (String sql : refused) {
      assertRefused(Service.LEDGER, sql, "42501");
    }
    String notInPrerequisiteState = "55000";
    for (String function :
        List.of(
            "drop_generation_table(" + live + ", 'posting')",
            "forget_generation(" + live + ")",
            "index_generation(" + live + ", 'entry_by_position')",
            "attach_generation(" + live + ")")) {
      assertRefused(Service.LEDGER, "SELECT " + function, notInPrerequisiteState);
    }
    assertRefused(Service.LEDGER, "SELECT drop_generation_table(" + live + ", 'account')", "55000");
    assertThat(tables()).contains("posting_g" + live, "journal_entry_g" + live);
  }

  @Test
  void noServiceCanChangeWhatItOnlyAdds() throws SQLException {
    assertRefused(Service.ORDER, "UPDATE order_event SET status = 'PLACED'", "42501");
    assertRefused(Service.ORDER, "DELETE FROM order_line", "42501");
    assertRefused(Service.PAYMENT, "DELETE FROM operation", "42501");
    assertRefused(Service.NOTIFICATION, "UPDATE notification SET body = ''", "42501");
    for (Service service : Service.values()) {
      assertRefused(service, "UPDATE audit_entry SET reason = ''", "42501");
      assertRefused(service, "DELETE FROM audit_entry", "42501");
      assertRefused(service, "ALTER TABLE audit_entry DISABLE TRIGGER ALL", "42501");
      assertRefused(service, "UPDATE cursor_key SET key = key", "42501");
      assertRefused(service, "DROP TABLE outbox_event", "42501");
    }
  }

  @Test
  void theDatabaseRefusesWhoProvesNothingAndWhoBelongsElsewhere() {
    SecuredDatabases databases = cluster.databases();
    assertState(
        "28000",
        () ->
            DriverManager.getConnection(
                databases.plainUrl("ledger"), "ledger_service", "known-to-ledger_service-alone"));
    assertState(
        "28P01",
        () ->
            DriverManager.getConnection(databases.jdbcUrl("ledger"), "ledger_service", "guessed"));
    assertState("28000", () -> databases.connect("ledger", "order_service"));
    assertState("28000", () -> databases.connect("ledger", "orders_owner"));
  }

  @Test
  void anOrdersUserCanNeitherMakeNorChangeTopicsNorWriteElsewhere() {
    try (Admin admin = Admin.create(cluster.client("order-service"))) {
      assertForbidden(admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all());
      assertForbidden(admin.deleteTopics(List.of(LOG)).all());
      assertForbidden(admin.createPartitions(Map.of(LOG, NewPartitions.increaseTo(64))).all());
      assertForbidden(
          admin
              .deleteRecords(Map.of(new TopicPartition(LOG, 0), RecordsToDelete.beforeOffset(-1)))
              .all());
      assertForbidden(
          admin
              .incrementalAlterConfigs(
                  Map.of(
                      new ConfigResource(ConfigResource.Type.TOPIC, LOG),
                      List.of(
                          new AlterConfigOp(
                              new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET))))
              .all());
      assertForbidden(admin.describeAcls(AclBindingFilter.ANY).values());
    }
    assertCannotWrite("order-service", "__consumer_offsets");
    assertCannotWrite("auditor", LOG);
  }

  @Test
  void anOrdersUserCannotJoinTheLedgersGroup() {
    try (var consumer =
        new KafkaConsumer<>(
            with(cluster.client("order-service"), Map.of("group.id", "ledger-service")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(LOG));
      assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
          .isInstanceOf(GroupAuthorizationException.class);
    }
  }

  @Test
  void theBrokerRefusesWhoProvesNothingAndWhoGuesses() {
    try (Admin admin = Admin.create(cluster.plainClient())) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(TimeoutException.class);
    }
    try (Admin admin = Admin.create(cluster.client("order-service", "guessed"))) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static void assertRefused(Service service, String sql, String state) throws SQLException {
    try (Connection connection = cluster.connectAs(service);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .as(sql)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).as(sql).isEqualTo(state));
    }
  }

  private interface Attempt {
    Connection connect() throws SQLException;
  }

  private static void assertState(String state, Attempt attempt) {
    assertThatThrownBy(attempt::connect)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  private static void assertForbidden(KafkaFuture<?> answer) {
    assertThatThrownBy(answer::get).hasCauseInstanceOf(AuthorizationException.class);
  }

  private static void assertCannotWrite(String user, String topic) {
    try (var producer =
        new KafkaProducer<>(
            with(
                cluster.client(user),
                Map.of("max.block.ms", 5_000, "linger.ms", 0, "delivery.timeout.ms", 5_000)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      // By send() itself, if the producer knows it by then.
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[0])).get())
          .hasRootCauseInstanceOf(AuthorizationException.class);
    }
  }

  private static Map<String, Object> with(Map<String, Object> client, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(client);
    all.putAll(more);
    return all;
  }

  private static int liveGeneration() throws SQLException {
    try (Connection connection = cluster.connectAs(Service.LEDGER);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT number FROM generation WHERE state = 'LIVE'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<String> tables() throws SQLException {
    try (Connection connection = cluster.connectAs(Service.LEDGER);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT relname FROM pg_class WHERE relkind = 'r'")) {
      List<String> names = new ArrayList<>();
      while (row.next()) {
        names.add(row.getString(1));
      }
      return names;
    }
  }
}
