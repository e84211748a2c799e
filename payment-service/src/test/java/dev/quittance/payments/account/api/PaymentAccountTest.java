package dev.quittance.payments.account.api;

import static dev.quittance.payments.account.api.Accounts.alipay;
import static dev.quittance.payments.account.api.Accounts.as;
import static dev.quittance.payments.account.api.Accounts.card;
import static dev.quittance.payments.account.api.Accounts.cardToken;
import static dev.quittance.payments.account.api.Accounts.chinese;
import static dev.quittance.payments.account.api.Accounts.iban;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.FailureReason;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.store.PaymentMethods;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What buyers and staff do with payment accounts. */
@QuarkusTest
class PaymentAccountTest {

  private static final String VISA = "4242424242424242";
  private static final String IBAN = "DE89 3704 0044 0532 0130 00";

  @Inject ScriptedCardTokens gateway;
  @Inject PaymentMethods methods;
  @Inject AgroalDataSource dataSource;

  private Accounts account;
  private String path;

  @BeforeEach
  void anAccountIsOpened() {
    account = Accounts.opened();
    path = "/payment-accounts/" + account.id;
  }

  @Test
  void aBuyerHasOneAccountAndIsToldWhereItIs() {
    Accounts.open(account.buyer, "{}")
        .then()
        .statusCode(409)
        .header("Location", endsWith(path))
        .body("code", equalTo("payment_account_exists"));
    account
        .asBuyer()
        .get("/payment-accounts")
        .then()
        .statusCode(200)
        .body("data.id", contains(account.id))
        .body("data[0].status", equalTo("OPEN"));
    account.asBuyer().get(path).then().statusCode(200).header("ETag", "\"1\"");
  }

  @Test
  void anAccountIsOpenedForAnotherByStaffAlone() {
    String other = "buyer-" + UUID.randomUUID();
    String body = "{\"buyerId\": \"" + other + "\"}";
    Accounts.open(account.buyer, body).then().statusCode(403);
    as("sam", "support")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{}")
        .post("/payment-accounts")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("buyerId"));
    String opened =
        as("sam", "support")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(body)
            .post("/payment-accounts")
            .then()
            .statusCode(201)
            .body("buyerId", equalTo(other))
            .extract()
            .path("id");
    assertThat(audited(opened)).containsExactly("payment-account.open sam");
  }

  @Test
  void everyKindOfInstrumentIsLinkedAndShownWithoutItsNumber() {
    account
        .link(card("4242 4242 4242 4242"))
        .then()
        .statusCode(201)
        .body("type", equalTo("card"))
        .body("brand", equalTo("visa"))
        .body("lastFour", equalTo("4242"))
        .body("expiryMonth", equalTo(12))
        .body("country", equalTo("CN"))
        .body("isDefault", equalTo(true));
    account
        .link(iban(IBAN))
        .then()
        .statusCode(201)
        .body("lastFour", equalTo("3000"))
        .body("bankCode", equalTo("37040044"))
        .body("country", equalTo("DE"))
        .body("isDefault", equalTo(false));
    account
        .link(chinese("0200003409088712345", "102100099996"))
        .then()
        .statusCode(201)
        .body("lastFour", equalTo("2345"))
        .body("bankCode", equalTo("102100099996"))
        .body("country", equalTo("CN"));
    account
        .link(alipay("13812341234"))
        .then()
        .statusCode(201)
        .body("login", equalTo("138****1234"));
    account
        .link(alipay("wei@example.com"))
        .then()
        .statusCode(201)
        .body("login", equalTo("w***@example.com"));
    account.asBuyer().get(path).then().body("instruments", hasSize(5)).body("version", equalTo(6));
  }

  @Test
  void theSameCardTwiceIsToldUntilItIsRemoved() {
    String first = account.linked(card(VISA));
    int asked = gateway.asked();
    account
        .link(card("4242-4242-4242-4242"))
        .then()
        .statusCode(409)
        .header("Location", endsWith(path + "/instruments/" + first))
        .body("code", equalTo("instrument_exists"))
        .body("detail", containsString(first));
    assertThat(gateway.asked()).as("no gateway is asked for that").isEqualTo(asked);
    account.asBuyer().delete(path + "/instruments/" + first).then().statusCode(204);
    account.asBuyer().get(path + "/instruments/" + first).then().statusCode(404);
    account.asBuyer().delete(path + "/instruments/" + first).then().statusCode(404);
    assertThat(account.linked(card(VISA))).isNotEqualTo(first);
    Accounts.opened().linked(card(VISA)); // another buyer may have the same card
  }

  @Test
  void aCardIsLinkedByTheTokenOfAFormAndItsNumberNeverComesHere() {
    String linked =
        account
            .link(cardToken(ScriptedCardTokens.VISA_TOKEN))
            .then()
            .statusCode(201)
            .body("brand", equalTo("visa"))
            .body("lastFour", equalTo("4242"))
            .body("expiryYear", equalTo(2098))
            .body("country", equalTo("CN"))
            .extract()
            .path("id");
    assertThat(methods.resolve(account.buyer, linked))
        .isInstanceOfSatisfying(
            Method.Usable.class,
            usable -> assertThat(usable.token()).startsWith("scripted-adopted-"));
    account
        .link(cardToken("pm_nobodys"))
        .then()
        .statusCode(422)
        .body("code", equalTo("card_refused"))
        .body("detail", containsString("instrument_unusable"));
    assertField(account.link(cardToken("tok_visa")), "cardToken");
    assertField(account.link(cardToken("pm_" + VISA)), "cardToken");
    assertField(
        account.link(card(VISA).replace("{\"type", "{\"cardToken\": \"pm_x\", \"type")),
        "cardToken");
    assertField(account.link("{\"type\": \"card\"}"), "card");
  }

  @Test
  void theSameCardIsToldHoweverItIsLinkedAndIsNotLeftAtItsGateway() {
    String first = account.linked(card(VISA));
    String key = UUID.randomUUID().toString();
    int released = gateway.released().size();
    account
        .link(key, cardToken(ScriptedCardTokens.VISA_TOKEN))
        .then()
        .statusCode(409)
        .header("Location", endsWith(path + "/instruments/" + first));
    assertThat(gateway.released()).hasSize(released + 1);
    Accounts other = Accounts.opened();
    String adopted = other.linked(cardToken(ScriptedCardTokens.VISA_TOKEN));
    other
        .link(card(VISA))
        .then()
        .statusCode(409)
        .header("Location", endsWith("/instruments/" + adopted));
  }

  @Test
  void aGatewayForgetsARemovedCardOnceItAnswers() {
    String instrument = account.linked(card(VISA));
    String token = ((Method.Usable) methods.resolve(account.buyer, instrument)).token();
    gateway.holdOnce(token);
    account.asBuyer().delete(path + "/instruments/" + instrument).then().statusCode(204);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(gateway.released()).contains(token));
  }

  @Test
  void aGatewayThatAcceptsNoNumbersIsNoReasonToTryAgain() {
    account
        .link(card(ScriptedCardTokens.NUMBERS_REFUSED))
        .then()
        .statusCode(422)
        .body("code", equalTo("instrument_not_offered"))
        .body("detail", containsString("cardToken"));
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswerAndAsksNobody() {
    String key = UUID.randomUUID().toString();
    Response first = account.link(key, card(VISA));
    int asked = gateway.asked();
    Response again = account.link(key, card(VISA));
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(gateway.asked()).isEqualTo(asked);
    account.link(key, card("5555555555554444")).then().statusCode(422);
  }

  @Test
  void whatIsWrongWithAnInstrumentIsTold() {
    for (String number :
        List.of("4242424242424241", "9999999999999995", "424242", "4242x4242y4242z4242")) {
      assertField(account.link(card(number)), "card.number");
    }
    assertField(account.link(card(VISA).replace("2098", "2020")), "card.expiryYear");
    assertField(account.link(card(VISA).replace("2098", "98")), "card.expiryYear");
    assertField(account.link(card(VISA).replace("12,", "13,")), "card.expiryMonth");
    assertField(account.link(card(VISA).replace("737", "73")), "card.cvc");
    assertField(account.link(card(VISA).replace("Li Wei", VISA)), "card.holder");
    assertField(account.link(iban("DE89370400440532013001")), "bankAccount.iban");
    assertField(account.link(iban(VISA)), "bankAccount.iban");
    assertField(account.link(chinese(VISA, "102100099996")), "bankAccount.accountNumber");
    assertField(
        account.link(chinese("0200003409088712345", "102100099995")), "bankAccount.cnapsCode");
    assertField(account.link(alipay(VISA)), "alipay.login");
    assertField(account.link("{\"type\": \"alipay\"}"), "alipay");
    assertField(account.link("{\"type\": \"cash\"}"), "type");
    account.link(card(VISA).replace("\"" + VISA + "\"", VISA)).then().statusCode(400);
    account.asBuyer().get(path).then().body("instruments", hasSize(0)).body("version", equalTo(1));
  }

  private static void assertField(Response answer, String field) {
    answer.then().statusCode(422).body("errors[0].field", equalTo(field));
    assertThat(answer.asString()).doesNotContain("42424242");
  }

  @Test
  void aCardThatItsGatewayRefusesOrDoesNotAnswerForIsNotLinked() {
    account
        .link(card(ScriptedCardTokens.REFUSED))
        .then()
        .statusCode(422)
        .body("code", equalTo("card_refused"))
        .body("detail", containsString("incorrect_cvc"));
    account
        .link(card(ScriptedCardTokens.AWAY))
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .body("code", equalTo("gateway_unavailable"));
    account.asBuyer().get(path).then().body("instruments", hasSize(0));
  }

  @Test
  void anotherBuyersAccountIsNotThere() {
    String instrument = account.linked(card(VISA));
    Accounts other = Accounts.opened();
    other.asBuyer().get(path).then().statusCode(404);
    other.asBuyer().get(path + "/instruments").then().statusCode(404);
    other.asBuyer().get(path + "/instruments/" + instrument).then().statusCode(404);
    other.asBuyer().delete(path + "/instruments/" + instrument).then().statusCode(404);
    other.asBuyer().body("{\"reason\": \"why\"}").post(path + "/freeze").then().statusCode(404);
    other
        .asBuyer()
        .body("{\"instrumentId\": \"" + instrument + "\"}")
        .put("/payment-accounts/" + other.id + "/default-instrument")
        .then()
        .statusCode(404);
    assertThat(methods.resolve(other.buyer, instrument))
        .isEqualTo(new Method.Unusable(FailureReason.INSTRUMENT_UNUSABLE));
  }

  @Test
  void aBuyerFreezesHisAccountAndStaffAnyAndWhatStaffDoesIsRecorded() {
    String instrument = account.linked(card(VISA));
    account.freeze("stolen").then().statusCode(200).body("frozen.by", equalTo("BUYER"));
    account.link(alipay("13812341234")).then().statusCode(409);
    account.asBuyer().delete(path + "/instruments/" + instrument).then().statusCode(409);
    assertThat(methods.resolve(account.buyer, instrument))
        .isEqualTo(new Method.Unusable(FailureReason.ACCOUNT_FROZEN));
    String why = "{\"reason\": \"found it\"}";
    account.asBuyer().body(why).post(path + "/unfreeze").then().statusCode(200);
    as("sam", "support").body(why).post(path + "/freeze").then().statusCode(200);
    account.asBuyer().body(why).post(path + "/unfreeze").then().statusCode(403);
    as("olivia", "ops")
        .body(why)
        .post(path + "/unfreeze")
        .then()
        .statusCode(200)
        .body("status", equalTo("OPEN"))
        .body("frozen", nullValue());
    assertThat(audited(account.id))
        .containsExactly("payment-account.unfreeze olivia", "payment-account.freeze sam");
  }

  @Test
  void aWriteOfWhatWasChangedSinceItWasReadIsRefused() {
    String first = account.linked(card(VISA));
    String second = account.linked(alipay("13812341234"));
    String tag = account.asBuyer().get(path).header("ETag");
    assertThat(tag).isEqualTo("\"3\"");
    account
        .asBuyer()
        .header("If-Match", tag)
        .body("{\"instrumentId\": \"" + second + "\"}")
        .put(path + "/default-instrument")
        .then()
        .statusCode(200)
        .header("ETag", "\"4\"")
        .body("defaultInstrumentId", equalTo(second));
    account
        .asBuyer()
        .header("If-Match", tag)
        .delete(path + "/instruments/" + first)
        .then()
        .statusCode(412)
        .body("code", equalTo("precondition_failed"));
    account
        .asBuyer()
        .header("If-Match", "\"1\", \"4\"")
        .delete(path + "/instruments/" + first)
        .then()
        .statusCode(204);
    account
        .asBuyer()
        .header("If-None-Match", "\"5\"")
        .get(path)
        .then()
        .statusCode(304)
        .header("ETag", "\"5\"");
  }

  @Test
  void anOrdersNameOfAnInstrumentIsItsTokenAtItsGateway() {
    String domestic = account.linked(card(VISA));
    assertThat(methods.resolve(account.buyer, domestic))
        .isInstanceOfSatisfying(
            Method.Usable.class,
            usable -> {
              assertThat(usable.gateway()).isEqualTo(ScriptedCardTokens.GATEWAY);
              assertThat(usable.token()).startsWith("scripted-token-");
              assertThat(usable.instrumentId()).isEqualTo(domestic);
              assertThat(usable.chargeCurrency()).isNull();
              assertThat(usable.foreign()).isFalse();
              assertThat(usable.isNew()).isTrue();
            });
    String foreign = account.linked(card(ScriptedCardTokens.FOREIGN));
    assertThat(methods.resolve(account.buyer, foreign))
        .isInstanceOfSatisfying(
            Method.Usable.class,
            usable -> {
              assertThat(usable.foreign()).isTrue();
              assertThat(usable.chargeCurrency()).isEqualTo(Currency.getInstance("GBP"));
            });
    assertThat(methods.resolve(account.buyer, "pm_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e"))
        .isEqualTo(new Method.Unusable(FailureReason.INSTRUMENT_UNUSABLE));
    account.asBuyer().delete(path + "/instruments/" + foreign).then().statusCode(204);
    assertThat(methods.resolve(account.buyer, foreign))
        .isEqualTo(new Method.Unusable(FailureReason.INSTRUMENT_UNUSABLE));
  }

  @Test
  void noNumberIsInTheDatabase() throws SQLException {
    account.linked(card("5555555555554444"));
    account.linked(iban(IBAN));
    account.linked(chinese("44001234567890123456", "105100000017"));
    String dump = database();
    assertThat(dump).contains(account.buyer);
    for (String number :
        List.of("5555555555554444", "DE89370400440532013000", "44001234567890123456")) {
      String hex = HexFormat.of().formatHex(number.getBytes(StandardCharsets.UTF_8));
      assertThat(dump.contains(number)).as("a number in the database").isFalse();
      assertThat(dump.contains(hex)).as("a number's bytes in the database").isFalse();
    }
  }

  private String database() throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet rows =
            statement.executeQuery("SELECT t::text FROM \"" + table + "\" AS t")) {
          while (rows.next()) {
            dump.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return dump.toString();
  }

  private static List<String> audited(String target) {
    return given()
        .get("/audit?target=" + target)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .<Map<String, Object>>getList("data")
        .stream()
        .map(entry -> entry.get("action") + " " + entry.get("subject"))
        .toList();
  }
}
