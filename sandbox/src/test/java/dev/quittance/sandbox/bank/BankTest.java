package dev.quittance.sandbox.bank;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the world and the owner do to an account, and what the bank says of it. */
@QuarkusTest
class BankTest {

  private static final String EUR = "DE02100100109307118603";
  private static final String CNY = "110906880011";

  @Inject Bank bank;

  @ParameterizedTest
  @ValueSource(strings = {"02", "04", "06", "08", "13"})
  void aModelOfTheVersionReadsTheStatement(String version) {
    String reference = unique("E");
    receive(EUR, 1_250, reference, Map.of("text", "Coffee & <cake>"));
    AbstractMX message = AbstractMX.parse(statement(EUR, version, ""));
    assertThat(message.getMxId().id()).isEqualTo("camt.053.001." + version);
    assertThat(message.toJson()).contains(reference, "Coffee", "12.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"02", "04", "06", "08", "13"})
  void theBanksChargesAreInTheStatement(String version) {
    String reference = "C" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    receive(EUR, 1_000, reference, Map.of("charge", 123));
    post(EUR, "/transfers", Map.of("amount", 5, "from", "Ada", "charge", 5)).statusCode(422);
    post(EUR, "/fees", Map.of("amount", 777, "text", "Fees " + reference)).statusCode(201);
    String statement = statement(EUR, version, "");
    AbstractMX message = AbstractMX.parse(statement);
    assertThat(message.toJson()).contains("1.23", "8.77", "CHRG", "Fees " + reference);
    assertThat(statement.contains("<ChrgInclInd>true</ChrgInclInd>"))
        .isEqualTo(!version.equals("02"));
  }

  @ParameterizedTest
  @EnumSource(ReferencePlace.class)
  void aReferenceIsWhereTheBankPutsIt(ReferencePlace place) {
    String reference = unique("P");
    receive(EUR, 100, reference, Map.of("referenceIn", place.name()));
    String element =
        switch (place) {
          case END_TO_END_ID -> "<EndToEndId>%s</EndToEndId>";
          case INSTR_ID -> "<InstrId>%s</InstrId>";
          case ACCT_SVCR_REF -> "<AcctSvcrRef>%s</AcctSvcrRef>";
          case STRD, PRTRY -> "<Ref>%s</Ref>";
          case USTRD -> "<Ustrd>%s</Ustrd>";
        };
    assertThat(statement(EUR, "08", "")).contains(element.formatted(reference));
  }

  @Test
  void theDaysStatementAddsUpWithoutWhatIsPending() {
    String day = "2026-02-03";
    receive(EUR, 500, "A", Map.of("day", "2026-02-02"));
    receive(EUR, 700, "B", Map.of("day", day));
    receive(EUR, 100, "C", Map.of("day", day, "batch", "salaries"));
    receive(EUR, 200, "D", Map.of("day", day, "batch", "salaries"));
    receive(EUR, 9_900, "E", Map.of("day", day, "status", "PENDING"));
    AccountStatement9 read =
        MxCamt05300108.parse(statement(EUR, "08", "&day=" + day))
            .getBkToCstmrStmt()
            .getStmt()
            .getFirst();
    assertThat(read.getNtry()).hasSize(3);
    ReportEntry10 batch = read.getNtry().get(1);
    assertThat(batch.getAcctSvcrRef()).isEqualTo("B-salaries");
    assertThat(batch.getNtryDtls().getFirst().getTxDtls()).hasSize(2);
    assertThat(read.getNtry().get(2).getSts().getCd()).isEqualTo("PDNG");
    BigDecimal opening = read.getBal().get(0).getAmt().getValue();
    BigDecimal closing = read.getBal().get(1).getAmt().getValue();
    assertThat(closing.subtract(opening)).isEqualByComparingTo("10.00");
    assertThat(statement(EUR, "08", "&details=false&day=" + day))
        .contains("B-salaries")
        .doesNotContain("<EndToEndId>D<");
  }

  @Test
  void aStatementAddsUpWhileMoneyComesIn() throws Exception {
    LocalDate day = LocalDate.of(2026, 2, 5);
    Movement.Terms terms = new Movement.Terms("Ada", null, "M", ReferencePlace.STRD, null, null);
    try (ExecutorService world = Executors.newSingleThreadExecutor()) {
      Future<?> transfers =
          world.submit(() -> {
            for (int i = 0; i < 2_000; i++) {
              bank.receive(EUR, 100, 0, terms, MovementStatus.BOOKED, day);
            }
            return null;
          });
      do {
        StatementOfDay read = bank.statement(EUR, day);
        assertThat(read.closingMinor() - read.openingMinor())
            .isEqualTo(100L * read.entries().size());
      } while (!transfers.isDone());
      transfers.get();
    }
  }

  @Test
  void whatIsTakenBackIsAnEntryWithTheReferenceOfTheFirst() {
    String taken = receive(CNY, 4_400, "T", Map.of());
    post(CNY, "/transfers/" + taken + "/reverse", Map.of()).statusCode(200);
    post(CNY, "/transfers/" + taken + "/reverse", Map.of()).statusCode(422);
    assertThat(statement(CNY, "08", "")).contains("<RvslInd>true</RvslInd>");
    assertThat(statement(CNY, "08", "").split(taken, -1)).hasSize(3);
    given()
        .get("/books/bank?reference=T")
        .then()
        .statusCode(200)
        .body("data.status", equalTo(List.of("reversed")));
  }

  @Test
  void aPendingTransferIsOnItsWayUntilItIsBooked() {
    String reference = "RF94 034Q GR7J THGR JRX5 WX4P Q";
    String pending = receive(CNY, 4_400, reference, Map.of("status", "PENDING"));
    owner()
        .get("/bank/api/accounts/" + CNY + "/incoming?reference=rf94034qgr7jthgrjrx5wx4pq")
        .then()
        .statusCode(200)
        .body("pending", equalTo(4_400))
        .body("booked", equalTo(0));
    post(CNY, "/transfers/" + pending + "/book", Map.of()).statusCode(200);
    owner()
        .get("/bank/api/accounts/" + CNY + "/incoming?reference=RF94034QGR7JTHGRJRX5WX4PQ")
        .then()
        .body("pending", equalTo(0))
        .body("booked", equalTo(4_400));
    post(CNY, "/transfers/" + pending + "/reverse", Map.of()).statusCode(200);
    owner()
        .get("/bank/api/accounts/" + CNY + "/incoming?reference=RF94034QGR7JTHGRJRX5WX4PQ")
        .then()
        .body("booked", equalTo(0));
  }

  @Test
  void anOrderToPayIsCarriedOutOnceHoweverOftenItIsSent() {
    String received = receive(CNY, 4_400, "T2", Map.of());
    String id = unique("p");
    String first =
        order(id, 1_000, received).then().statusCode(201).extract().path("bankReference");
    String again =
        order(id, 1_000, received).then().statusCode(201).extract().path("bankReference");
    assertThat(again).isEqualTo(first);
    order(id, 1_001, received).then().statusCode(422);
    order(unique("p"), 1, "SB0").then().statusCode(422);
    owner().get("/bank/api/accounts/" + CNY + "/payments/" + id).then().statusCode(200);
    owner().get("/bank/api/accounts/" + CNY + "/payments/none").then().statusCode(404);
    given().get("/books/bank?reference=" + id).then().body("timesMoved", equalTo(1));
  }

  @Test
  void onlyTheOwnerOrders() {
    given()
        .header("Authorization", "Bearer other")
        .get("/bank/api/accounts/" + CNY + "/incoming?reference=x")
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"amount\":0", "\"from\":null", "\"day\":\"yesterday\"", "\"x\":1"})
  void aTransferThatCannotBeIsRefused(String field) {
    String body = "{\"amount\":1,\"from\":\"Ada\"," + field + "}";
    if (field.contains("amount") || field.contains("from")) {
      body = "{" + field + (field.contains("amount") ? ",\"from\":\"Ada\"}" : ",\"amount\":1}");
    }
    given()
        .contentType("application/json")
        .body(body)
        .post("/bank/accounts/" + CNY + "/transfers")
        .then()
        .statusCode(anyOf(equalTo(422), equalTo(400)));
  }

  @Test
  void anotherBanksAccountIsNotFound() {
    given().get("/bank/accounts/1/statement").then().statusCode(404);
    given().get("/bank/accounts/" + CNY + "/statement?version=07").then().statusCode(400);
    given()
        .header("Origin", "http://evil.example")
        .get("/bank/accounts")
        .then()
        .statusCode(403)
        .body("detail", containsString("Browsers"));
  }

  private static Response order(String id, long amount, String toSenderOf) {
    return owner()
        .contentType("application/json")
        .body(
            Map.of(
                "endToEndId", id,
                "amount", amount,
                "currency", "CNY",
                "toSenderOf", toSenderOf,
                "text", "Refund"))
        .post("/bank/api/accounts/" + CNY + "/payments");
  }

  private static RequestSpecification owner() {
    return given().header("Authorization", "Bearer sandbox-bank-key");
  }

  private static String receive(
      String account, long amount, String reference, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("amount", amount);
    body.put("from", "Ada & Söhne");
    body.put("reference", reference);
    return post(account, "/transfers", body).statusCode(201).extract().path("bankReference");
  }

  private static ValidatableResponse post(String account, String path, Map<String, ?> body) {
    RequestSpecification request = given().contentType("application/json");
    return (body.isEmpty() ? request : request.body(body))
        .post("/bank/accounts/" + account + path)
        .then();
  }

  private static String statement(String account, String version, String more) {
    return given()
        .get("/bank/accounts/" + account + "/statement?version=" + version + more)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** Without digits, of which some in a row might be a card's number. */
  private static String unique(String prefix) {
    String hex = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    StringBuilder letters = new StringBuilder(prefix);
    hex.chars().forEach(c -> letters.append((char) (c <= '9' ? c - '0' + 'g' : c)));
    return letters.toString();
  }
}
