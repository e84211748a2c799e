package dev.quittance.payments.receipt.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.quittance.payments.statement.StatementFiles;
import dev.quittance.testkit.RawHttp;
import dev.quittance.testkit.identity.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a bank, or somebody else, sends: all of it is imported, or nothing. */
@QuarkusTest
class BankStatementTest {

  @Inject AgroalDataSource dataSource;

  @ParameterizedTest
  @CsvSource({
    "refused-text,                 400, statement_malformed",
    "refused-empty,                400, statement_malformed",
    "refused-cut-off,              400, statement_malformed",
    "refused-entity-bomb,          400, statement_malformed",
    "refused-external-entity,      400, statement_malformed",
    "refused-wrong-encoding,       400, statement_malformed",
    "refused-too-deep,             400, statement_malformed",
    "refused-camt-052,             422, statement_unsupported",
    "refused-camt-054,             422, statement_unsupported",
    "refused-version-01,           422, statement_unsupported",
    "refused-other-xml,            422, statement_unsupported",
    "refused-does-not-add-up,      422, statement_inconsistent",
    "refused-values,               422, statement_inconsistent",
    "refused-no-closing-balance,   422, statement_inconsistent",
  })
  void whatIsNoStatementIsAProblemAndNothingIsStored(String file, int status, String code) {
    String before = counts();
    send(StatementFiles.bytes(file))
        .then()
        .statusCode(status)
        .body("code", equalTo(code))
        .body("detail", not(containsString("Exception")));
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void aStatementThatDoesNotAddUpIsRefusedThoughItsEntriesAreGood() {
    String before = counts();
    Bank.send(CamtFile.eur().credit(500, null).xmlThatDoesNotAddUp())
        .then()
        .statusCode(422)
        .body("errors[0].field", containsString("Stmt[1]"));
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void aStatementOfAnotherAccountIsRefusedAndOursAreNamed() {
    Bank.send(CamtFile.of("DE89370400440532013000", "EUR").credit(5, null).xml())
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown_bank_account"))
        .body("detail", containsString(CamtFile.EUR_ACCOUNT));
  }

  @Test
  void aFileOfFiftyMegabytesIsTooLargeBeforeItIsSent() throws IOException {
    String head =
        """
        POST /bank-statements HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/xml
        Content-Length: 50000000
        """
            .formatted(Tokens.of("olga", "ops"));
    assertThat(RawHttp.exchange(RestAssured.port, head.replace("\n", "\r\n") + "\r\n<Document"))
        .startsWith("HTTP/1.1 413")
        .contains("body_too_large");
  }

  @Test
  void aStatementMayBeLargerThanJsonMay() {
    String note = "<!-- " + "x".repeat(2_000_000) + " -->";
    String xml =
        CamtFile.eur().credit(1, null).xml().replace("<BkToCstmrStmt>", "<BkToCstmrStmt>" + note);
    Bank.send(xml).then().statusCode(201);
    given()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{\"reason\":\"" + "x".repeat(2_000_000) + "\"}")
        .post("/receipts/rcp_1/return")
        .then()
        .statusCode(413);
  }

  @ParameterizedTest
  @CsvSource({"application/json", "text/plain", "application/octet-stream"})
  void anythingButXmlIsUnsupported(String type) {
    given()
        .contentType(type)
        .body("{}".getBytes(StandardCharsets.UTF_8))
        .post("/bank-statements")
        .then()
        .statusCode(415);
  }

  @Test
  void aBuyerImportsNothing() {
    given()
        .auth()
        .oauth2(Tokens.of("buyer-1", "buyer"))
        .contentType("application/xml")
        .body(CamtFile.eur().xml())
        .post("/bank-statements")
        .then()
        .statusCode(403);
    given().get("/bank-statements/bst_1").then().statusCode(404);
  }

  /** Every file that the reader is tested with, if it is of one of our accounts. */
  @ParameterizedTest
  @MethodSource("dev.quittance.payments.statement.StatementFiles#names")
  void aFileIsImportedTwiceWithoutAddingAnything(String file) {
    Response first = send(StatementFiles.bytes(file));
    if (first.statusCode() >= 400) {
      assertThat(first.statusCode()).as(first.asString()).isIn(400, 422);
      return;
    }
    String once = counts();
    send(StatementFiles.bytes(file)).then().statusCode(200);
    assertThat(counts()).isEqualTo(once);
    assertThat(entriesOfWhichMoneyIsMissing()).isZero();
  }

  @Test
  void aBatchIsOneReceiptForEachOfItsPayments() {
    JsonPath with = send(StatementFiles.bytes("batch-with-details")).jsonPath();
    assertThat(with.getInt("receipts") + with.getInt("knownEntries")).isPositive();
    JsonPath without = send(StatementFiles.bytes("batch-without-details")).jsonPath();
    assertThat(without.getInt("newEntries")).isZero();
  }

  private static Response send(byte[] file) {
    return given().contentType("application/xml").body(file).post("/bank-statements");
  }

  private String counts() {
    return query(
        """
        SELECT (SELECT count(*) FROM bank_statement) || ' ' || (SELECT count(*) FROM bank_entry)
               || ' ' || (SELECT count(*) FROM receipt)
        """);
  }

  /** What came in is a receipt, or a refund that came back. */
  private long entriesOfWhichMoneyIsMissing() {
    return Long.parseLong(
        query(
            """
            SELECT count(*) FROM bank_entry AS e
             WHERE e.amount > 0
               AND e.amount > (SELECT coalesce(sum(amount), 0) FROM receipt WHERE entry_key = e.key)
                            + (SELECT coalesce(sum(coalesce(refund.charged, refund.amount)), 0)
                                 FROM bank_reversal AS back JOIN operation AS refund ON refund.id = back.refund_id
                                WHERE back.entry_key = e.key)
            """));
  }

  private String query(String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
