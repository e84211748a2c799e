package dev.quittance.kit.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.things.Meanwhile;
import dev.quittance.kit.things.ThingTable;
import dev.quittance.localstack.teststack.StackTestResource;
import dev.quittance.testkit.identity.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = StackTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "orders"))
class AuditTrailTest {

  @Inject AgroalDataSource dataSource;
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
        "UPDATE audit_head SET sequence = 0"
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
