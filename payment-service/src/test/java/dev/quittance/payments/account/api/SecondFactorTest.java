package dev.quittance.payments.account.api;

import static dev.quittance.payments.account.api.Accounts.as;
import static dev.quittance.payments.account.api.Accounts.card;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.payments.OperationRows;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.store.PaymentMethods;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments that their buyer approves by a code before a gateway is asked. */
@QuarkusTest
class SecondFactorTest {

  private static final TimeBasedOneTimePasswordGenerator APP =
      new TimeBasedOneTimePasswordGenerator();
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  @Inject Orders orders;
  @Inject OperationRows rows;
  @Inject ScriptedGateway gateway;
  @Inject PaymentMethods methods;

  private Accounts account;
  private String path;
  private String instrument;
  private String secret = "";
  private List<String> recoveryCodes = List.of();

  @BeforeEach
  void aBuyerHasACard() {
    account = Accounts.opened();
    path = "/payment-accounts/" + account.id + "/second-factor";
    instrument = account.linked(card("4242424242424242"));
  }

  @Test
  void aFirstPaymentWaitsForItsBuyersCodeAndNoGatewayIsAskedBefore() {
    enrol();
    String payment = place("supplier-1", 1099);
    Orders.awaitStatus(payment, "ACTION_REQUIRED");
    assertThat(Orders.payment(payment).getString("nextAction.type")).isEqualTo("one_time_code");
    assertThat(orders.awaitEvents(payment, 1).getFirst().event())
        .isInstanceOf(PaymentActionRequired.class);
    assertThat(gateway.keysOf(token())).isEmpty();

    approve(payment, code(0), 1100, "supplier-1")
        .then()
        .statusCode(422)
        .body("code", equalTo("challenge_mismatch"));
    approve(payment, code(0), 1099, "supplier-2")
        .then()
        .statusCode(422)
        .body("code", equalTo("challenge_mismatch"));
    approve(payment, code(-5), 1099, "supplier-1")
        .then()
        .statusCode(422)
        .body("code", equalTo("wrong_code"));
    assertThat(gateway.keysOf(token())).isEmpty();

    String code = code(0);
    approve(payment, code, 1099, "supplier-1").then().statusCode(200);
    Orders.awaitStatus(payment, "AUTHORIZED");
    assertThat(gateway.keysOf(token())).hasSize(1);
    approve(payment, code, 1099, "supplier-1")
        .then()
        .statusCode(409)
        .body("code", equalTo("no_challenge"));

    String known = place("supplier-1", 1099);
    Orders.awaitStatus(known, "AUTHORIZED"); // neither the card nor the supplier is new

    String other = place("supplier-2", 1099);
    Orders.awaitStatus(other, "ACTION_REQUIRED");
    approve(other, code, 1099, "supplier-2")
        .then()
        .statusCode(422)
        .body("code", equalTo("wrong_code"));
    String recovery = recoveryCodes.getFirst();
    approve(other, recovery, 1099, "supplier-2").then().statusCode(200);
    Orders.awaitStatus(other, "AUTHORIZED");
    account.asBuyer().get(path).then().body("recoveryCodes", equalTo(9));

    String large = place("supplier-1", 500_001);
    Orders.awaitStatus(large, "ACTION_REQUIRED");
    approve(large, recovery, 500_001, "supplier-1")
        .then()
        .statusCode(422)
        .body("code", equalTo("wrong_code"));
  }

  /** An order has no version to be bound to: nothing of it changes after it was placed. */
  @Test
  void whatIsChargedIsWhatWasApprovedWhateverIsSaidOfTheOrderMeanwhile() {
    enrol();
    OrderPlaced order = order("supplier-1", 1099);
    LogWriter.ofTestStack().write(order);
    String payment = orders.paymentOf(order.orderId());
    Orders.awaitStatus(payment, "ACTION_REQUIRED");
    OrderPlaced dearer =
        new OrderPlaced(
            order.orderId(), account.buyer, "supplier-2", Money.of(9999, "CNY"), instrument);
    LogWriter.ofTestStack()
        .write(new PaymentRetryRequested(order.orderId(), "pm_card_visa", account.buyer));
    LogWriter.ofTestStack().write(dearer);
    await()
        .atMost(Orders.SOON)
        .untilAsserted(() ->
            given()
                .get("/parked-events?limit=100")
                .then()
                .body("data.key", hasItem(order.orderId())));

    approve(payment, code(0), 1099, "supplier-1").then().statusCode(200);
    Orders.awaitStatus(payment, "AUTHORIZED");
    assertThat(orders.awaitEvents(payment, 2).getLast().event())
        .isInstanceOfSatisfying(
            PaymentAuthorized.class,
            paid -> assertThat(paid.amount()).isEqualTo(Money.of(1099, "CNY")));
    assertThat(Orders.payment(payment).getString("supplierId")).isEqualTo("supplier-1");
    assertThat(Orders.payment(payment).getList("attempts")).hasSize(1);
    assertThat(Orders.payment(payment).getLong("attempts[0].charged.amount")).isEqualTo(1099);
  }

  @Test
  void tooManyWrongCodesLockAndTheRightOneIsNotAcceptedThen() {
    enrol();
    String payment = place("supplier-1", 1099);
    Orders.awaitStatus(payment, "ACTION_REQUIRED");
    for (int i = 0; i < 4; i++) {
      approve(payment, "000", 1099, "supplier-1").then().statusCode(422);
    }
    approve(payment, "000", 1099, "supplier-1")
        .then()
        .statusCode(409)
        .body("code", equalTo("second_factor_locked"));
    approve(payment, code(0), 1099, "supplier-1")
        .then()
        .statusCode(409)
        .body("code", equalTo("second_factor_locked"));
    approve(payment, recoveryCodes.getFirst(), 1099, "supplier-1").then().statusCode(409);
    account.asBuyer().get(path).then().body("status", equalTo("LOCKED"));
    assertThat(gateway.keysOf(token())).isEmpty();
    as("sam", "support")
        .body("{\"reason\": \"identified by video call\"}")
        .post(path + "/reset")
        .then()
        .statusCode(200)
        .body("status", equalTo("NONE"));
  }

  @Test
  void anAttemptThatIsNotApprovedInTimeFailsAndNoGatewayIsAsked() {
    enrol();
    String payment = place("supplier-1", 1099);
    Orders.awaitStatus(payment, "ACTION_REQUIRED");
    rows.deadlinePasses(payment);
    Orders.awaitStatus(payment, "FAILED");
    assertThat(Orders.payment(payment).getString("failureReason")).isEqualTo("action_expired");
    approve(payment, code(0), 1099, "supplier-1")
        .then()
        .statusCode(409)
        .body("code", equalTo("no_challenge"));
    assertThat(gateway.keysOf(token())).isEmpty();
  }

  @Test
  void nobodyApprovesWithoutAFactorOrForAnother() {
    String payment = place("supplier-1", 1099);
    Orders.awaitStatus(payment, "ACTION_REQUIRED");
    approve(payment, "123456", 1099, "supplier-1")
        .then()
        .statusCode(409)
        .body("code", equalTo("no_second_factor"));
    Accounts other = Accounts.opened();
    approve(other, payment, "123456", 1099, "supplier-1").then().statusCode(404);
    enrol(); // also while a payment waits
    approve(payment, code(0), 1099, "supplier-1").then().statusCode(200);
    Orders.awaitStatus(payment, "AUTHORIZED");
  }

  @Test
  void anActiveFactorIsReplacedWithACodeOfItAlone() {
    enrol();
    account.asBuyer().body("{}").put(path).then().statusCode(422);
    account.asBuyer().body("{\"code\": \"1\"}").put(path).then().statusCode(422);
    account.asBuyer().get(path).then().body("status", equalTo("ACTIVE"));
    account.asBuyer().body("{\"code\": \"" + code(0) + "\"}").put(path).then().statusCode(200);
    account.asBuyer().get(path).then().body("status", equalTo("UNCONFIRMED"));
  }

  private void enrol() {
    Response enrolled = account.asBuyer().body("{}").put(path);
    enrolled.then().statusCode(200);
    secret = enrolled.path("secret");
    assertThat(enrolled.<String>path("provisioningUri"))
        .startsWith("otpauth://totp/Quittance:" + account.buyer + "?secret=" + secret);
    assertThat(enrolled.<String>path("qrCode")).startsWith("<svg");
    recoveryCodes =
        account
            .asBuyer()
            .body("{\"code\": \"" + code(-1) + "\"}")
            .post(path + "/confirm")
            .then()
            .statusCode(200)
            .body("recoveryCodes", hasSize(10))
            .extract()
            .path("recoveryCodes");
  }

  private String place(String supplier, long amount) {
    OrderPlaced order = order(supplier, amount);
    LogWriter.ofTestStack().write(order);
    return orders.paymentOf(order.orderId());
  }

  private OrderPlaced order(String supplier, long amount) {
    return new OrderPlaced(
        Ids.next(Ids.ORDER), account.buyer, supplier, Money.of(amount, "CNY"), instrument);
  }

  private Response approve(String payment, String code, long amount, String supplier) {
    return approve(account, payment, code, amount, supplier);
  }

  private static Response approve(
      Accounts who, String payment, String code, long amount, String supplier) {
    return who.asBuyer()
        .body(
            """
            {"code": "%s", "amount": {"amount": %s, "currency": "CNY"}, "supplierId": "%s"}
            """
                .formatted(code, amount, supplier))
        .post("/payments/" + payment + "/challenge");
  }

  private String token() {
    return ((Method.Usable) methods.resolve(account.buyer, instrument)).token();
  }

  /** What the app shows so many steps from now. */
  private String code(int steps) {
    try {
      return APP.generateOneTimePasswordString(
          new SecretKeySpec(decoded(secret), APP.getAlgorithm()),
          Instant.now().plus(APP.getTimeStep().multipliedBy(steps)));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String base32) {
    byte[] bytes = new byte[base32.length() * 5 / 8];
    int bits = 0;
    int held = 0;
    int at = 0;
    for (char c : base32.toCharArray()) {
      bits = ((bits << 5) | BASE32.indexOf(c)) & 0xffff;
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes[at++] = (byte) (bits >> held);
      }
    }
    return bytes;
  }
}
