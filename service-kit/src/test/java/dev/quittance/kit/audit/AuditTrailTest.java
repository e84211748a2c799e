package dev.quittance.kit.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.audit.AuditHead;
import dev.quittance.contract.audit.AuditWalk;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.things.Meanwhile;
import dev.quittance.kit.things.ThingTable;
import dev.quittance.testkit.identity.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditTrailTest {

  @Inject AgroalDataSource dataSource;
  @Inject AuditReads reads;
  @Inject AuditTrail trail;
  @Inject Meanwhile meanwhile;
  @Inject ThingTable things;

  private final String name = "n" + UUID.randomUUID();

  @AfterEach
  void nothingHappensMeanwhile() {
    meanwhile.nothing();
  }

  @Test
  void aCommandIsRecordedWithWhoWhenFromWhereWhatAndWhy() throws SQLException {
    Response response =
        given()
            .header("Authorization", "Bearer " + Tokens.of("olivia", "ops"))
            .header("X-Request-Id", "request-" + name)
            .contentType("application/json")
            .body("{\"name\":\"%s\",\"reason\":\"because\"}".formatted(name))
            .post("/staff-things");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(
            text(
                """
                SELECT concat_ws(' ', subject, roles, address, method, path, action, target, reason,
                                 before, after)
                  FROM audit_entry WHERE request_id = 'request-%s'
                """
                    .formatted(name)))
        .isEqualTo(
            "olivia {ops} 127.0.0.1 POST /staff-things thing.add thing-%1$s because"
                    .formatted(response.asString())
                + " {\"id\": %s, \"name\": \"%s\"}".formatted(response.asString(), name));
  }

  @Test
  void aCommandThatIsRolledBackLeavesNoEntryAndNoGap() throws SQLException {
    add(name);
    long before = Long.parseLong(text("SELECT sequence FROM audit_head"));
    meanwhile.let(() -> {
      throw ProblemException.of(ProblemCode.REPLAY_RUNNING, "Not now.");
    });
    assertThat(add(name).statusCode()).isEqualTo(409);
    assertThat(things.count(name)).isOne();
    assertThat(text("SELECT sequence FROM audit_head")).isEqualTo(String.valueOf(before));
    meanwhile.nothing();
    add(name);
    assertThat(text("SELECT max(sequence) FROM audit_entry")).isEqualTo("" + (before + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entry SET reason = 'another'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "DELETE FROM audit_head",
        "TRUNCATE audit_head",
        "UPDATE audit_head SET sequence = 0",
        "UPDATE audit_head SET sequence = sequence + 1",
        "UPDATE audit_head SET hash = sha256('')"
      })
  void theTableRefusesWhateverIsNotAnInsert(String sql) {
    add(name);
    assertThatThrownBy(() -> execute(sql)).hasMessageContaining("the audit trail only grows");
  }

  @Test
  void theTriggersHoldForWhoMaySwitchPlainOnesOffToo() throws SQLException {
    assertThat(text("SELECT string_agg(tgenabled, '') FROM pg_trigger WHERE tgname LIKE 'audit%'"))
        .isEqualTo("AAA");
  }

  @Test
  void commandsAtTheSameTimeMakeOneChain() throws Exception {
    long before = reads.head().sequence();
    int threads = 8;
    CountDownLatch ready = new CountDownLatch(threads);
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        answers.add(
            clients.submit(() -> {
              ready.countDown();
              ready.await();
              for (int n = 0; n < 5; n++) {
                assertThat(add(name).statusCode()).isEqualTo(200);
              }
              return 5;
            }));
      }
    }
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(5);
    }
    assertThat(reads.head().sequence()).isEqualTo(before + threads * 5L);
    assertThat(walk()).isNull();
  }

  @Test
  void entriesThatAreAppendedTogetherAreOneChainWithTheOthers() throws SQLException {
    add(name);
    long before = reads.head().sequence();
    QuarkusTransaction.requiringNew().run(() -> append(3));
    add(name);
    assertThat(reads.head().sequence()).isEqualTo(before + 4);
    assertThat(walk()).isNull();
    assertThat(
            text(
                "SELECT string_agg(concat_ws(' ', roles, reason, after), '; ' ORDER BY sequence)"
                    + " FROM audit_entry WHERE target = 'together-%s'".formatted(name)))
        .isEqualTo(
            "{} {\"n\": 0}; {ops} because, \"so\" {\"n\": 1};"
                + " {ops,support} because, \"so\" because, \"so\" {\"n\": 2}");
  }

  private void append(int count) {
    List<String> roles = List.of("ops", "support");
    try (Connection connection = dataSource.getConnection();
        PreparedStatement lock = connection.prepareStatement(AuditBatch.LOCK);
        PreparedStatement append = connection.prepareStatement(AuditBatch.APPEND)) {
      AuditBatch batch = new AuditBatch();
      try (ResultSet row = lock.executeQuery()) {
        batch.begin(row);
      }
      for (int i = 0; i < count; i++) {
        trail.record(
            batch,
            new AuditOrigin("sam", roles.subList(0, i), null, null, "request", "POST", "/things"),
            new AuditRecord(
                "thing.add",
                "together-" + name,
                i == 0 ? null : "because, \"so\" ".repeat(i).strip(),
                null,
                Map.of("n", i)));
      }
      batch.set(append, 1);
      append.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE audit_entry SET subject = 'oscar' WHERE sequence = %d | CHANGED",
        "UPDATE audit_entry SET after = '{\"id\": 1}' WHERE sequence = %d | CHANGED",
        "UPDATE audit_entry SET after = '5' WHERE sequence = %d | CHANGED",
        "UPDATE audit_entry SET reason = NULL WHERE sequence = %d | CHANGED",
        "UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE sequence = %d | CHANGED",
        "UPDATE audit_entry SET hash = sha256('') WHERE sequence = %d | CHANGED",
        "DELETE FROM audit_entry WHERE sequence = %d | MISSING",
        "UPDATE audit_entry SET target = (SELECT target FROM audit_entry WHERE sequence = %1$d + 1),"
            + " id = gen_random_uuid() WHERE sequence = %1$d | CHANGED",
      })
  void whatWasDoneToTheTableShows(String sql, AuditWalk.Fault fault) throws Exception {
    add(name);
    long sequence = reads.head().sequence();
    add(name);
    add(name);
    AuditWalk.Break found = foundAfter(() -> execute(String.format(Locale.ROOT, sql, sequence)));
    assertThat(found).isEqualTo(new AuditWalk.Break(sequence, fault));
    assertThat(walk()).as("afterwards").isNull();
  }

  @Test
  void swappedRowsShow() {
    add(name);
    long sequence = reads.head().sequence();
    add(name);
    AuditWalk.Break found =
        foundAfter(() -> {
          move(sequence, Long.MAX_VALUE);
          move(sequence + 1, sequence);
          move(Long.MAX_VALUE, sequence + 1);
        });
    assertThat(found).isEqualTo(new AuditWalk.Break(sequence, AuditWalk.Fault.CHANGED));
  }

  private interface Tampering {

    void run() throws SQLException;
  }

  private static final class UndoneException extends RuntimeException {}

  /** What a walk finds after that was done as the tables' owner; then it is undone. */
  private AuditWalk.@Nullable Break foundAfter(Tampering tampering) {
    AtomicReference<AuditWalk.@Nullable Break> found = new AtomicReference<>();
    try {
      QuarkusTransaction.requiringNew()
          .call(() -> {
            execute("ALTER TABLE audit_entry DISABLE TRIGGER USER");
            tampering.run();
            found.set(walk());
            throw new UndoneException();
          });
    } catch (UndoneException e) {
      return found.get();
    }
    throw new IllegalStateException("it was to be undone");
  }

  private void move(long from, long to) throws SQLException {
    execute("UPDATE audit_entry SET sequence = %s WHERE sequence = %s".formatted(to, from));
  }

  @Test
  void noEntryHasATokenOrACardNumber() throws SQLException {
    String token = Tokens.of("olivia", "ops");
    given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body("{\"name\":\"%s\",\"reason\":\"card 4111 1111 1111 1111\"}".formatted(name))
        .post("/staff-things")
        .then()
        .statusCode(200);
    String all = text("SELECT string_agg(audit_entry::text, ' ') FROM audit_entry");
    assertThat(all)
        .contains("card ...")
        .doesNotContain("1111 1111", "1111111111") // random ids and hashes have four equal digits
        .doesNotContain("Bearer");
    for (String part : token.split("[.]")) {
      assertThat(all).doesNotContain(part);
    }
  }

  private AuditWalk.@Nullable Break walk() {
    AuditHead head = reads.head();
    AuditWalk walk = new AuditWalk(Map.of(head.sequence(), head.hash()));
    reads
        .list(new AuditFilter(null, null, null, null, null, null), Integer.MAX_VALUE)
        .forEach(walk::next);
    return walk.end();
  }

  private Response add(String thing) {
    return given()
        .header("Authorization", "Bearer " + Tokens.of("olivia", "ops"))
        .contentType("application/json")
        .body("{\"name\":\"%s\",\"reason\":\"because\"}".formatted(thing))
        .post("/staff-things");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).as(sql).isTrue();
      return row.getString(1);
    }
  }
}
