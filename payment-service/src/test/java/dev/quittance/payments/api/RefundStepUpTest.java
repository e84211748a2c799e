package dev.quittance.payments.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refunds above the limits that the services come with. */
@QuarkusTest
class RefundStepUpTest {

  private static final String ONE_FACTOR = Tokens.of("sam", "support");
  private static final String FRESH = Tokens.withSecondFactor("sam", "support");
  private static final String STALE =
      Tokens.withSecondFactor(Instant.now().minus(Duration.ofMinutes(6)), "sam", "support");
  private static final String OLIVIA = Tokens.withSecondFactor("olivia", "ops");

  @Inject Orders orders;

  private final String run = UUID.randomUUID().toString();

  @ParameterizedTest(name = "{0} {1} of {2}: {3}, {4}, {5}")
  @CsvSource({
    // amount, currency, of, with one factor, with a stale second one, with a fresh one
    " 1000000, CNY, 30000000, 201, 201, 201",
    " 1000001, CNY, 30000000, 401, 401, 201",
    "10000000, CNY, 30000000, 401, 401, 201",
    "10000001, CNY, 30000000, 401, 401, 202",
    "30000001, CNY, 30000000, 422, 422, 422",
    "        , CNY, 30000000, 401, 401, 202",
    "        , CNY,     1099, 201, 422, 422",
    "  200000, JPY,   300000, 201, 422, 422",
    "  200001, JPY,   300000, 401, 401, 201",
    "     100, SEK,      100, 401, 401, 202",
  })
  void whatARefundNeeds(
      Long amount, String currency, long of, int oneFactor, int stale, int fresh) {
    String payment = authorized(Money.of(of, currency));
    String body = amount == null ? "{}" : body(amount, currency);
    Response one = refund(ONE_FACTOR, payment, "a", body);
    assertThat(one.statusCode()).as(one.asString()).isEqualTo(oneFactor);
    assertThat(refund(STALE, payment, "b", body).statusCode()).isEqualTo(stale);
    assertThat(refund(FRESH, payment, "c", body).statusCode()).isEqualTo(fresh);
  }

  @Test
  void aLargeRefundIsPaidOnceWhenAnotherHasApprovedIt() {
    String payment = authorized(Money.of(30_000_000, "CNY"));
    String body = body(20_000_000, "CNY");
    Response asked = refund(FRESH, payment, "key", body);
    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.<String>path("summary"))
        .isEqualTo("Refund 200000.00 CNY of payment " + payment);
    assertThat(Orders.payment(payment).getLong("refundable.amount")).isEqualTo(30_000_000);

    approve(asked);
    Response first = refund(FRESH, payment, "key", body);
    assertThat(first.statusCode()).isEqualTo(201);
    Response again = refund(ONE_FACTOR, payment, "key", body);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(refund(FRESH, payment, "another", body).statusCode()).isEqualTo(422);
    assertThat(Orders.payment(payment).getLong("refundable.amount")).isEqualTo(10_000_000);
  }

  @Test
  void whatWasApprovedIsWhatIsPaid() {
    String payment = authorized(Money.of(30_000_000, "CNY"));
    Response all = refund(FRESH, payment, "all", "{}");
    assertThat(all.<Integer>path("worth.amount")).isEqualTo(30_000_000);
    approve(all);
    assertThat(refund(FRESH, payment, "part", body(1_000_000, "CNY")).statusCode()).isEqualTo(201);
    Response rest = refund(FRESH, payment, "all", "{}");
    assertThat(rest.statusCode()).isEqualTo(202);
    assertThat(rest.<Integer>path("worth.amount")).isEqualTo(29_000_000);
  }

  /** Their locks are taken in one order: payment, approval, audit trail. */
  @Test
  void approvedAndPlainRefundsOfOnePaymentDoNotHoldEachOtherUp() throws Exception {
    String payment = authorized(Money.of(900_000_000, "CNY"));
    List<Callable<Response>> requests = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String large = body(20_000_000 + i, "CNY");
      String key = "large-" + i;
      approve(refund(FRESH, payment, key, large));
      requests.add(() -> refund(FRESH, payment, key, large));
      requests.add(() -> refund(FRESH, payment, "again-" + key, large));
      requests.add(() -> refund(ONE_FACTOR, payment, "small-" + key, body(1_000, "CNY")));
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Response> answer : threads.invokeAll(requests)) {
        answers.add(answer.get().statusCode());
      }
    }
    // An approval is good for one of the two that could use it; the other one waits for another.
    assertThat(answers).hasSize(18).containsOnly(201, 202);
    assertThat(answers).filteredOn(answer -> answer == 202).hasSize(6);
  }

  @Test
  void aPaymentThatIsNotThereIsNotFoundWhateverTheCallerHasShown() {
    assertThat(refund(ONE_FACTOR, Ids.next(Ids.PAYMENT), "key", "{}").statusCode()).isEqualTo(404);
  }

  private String authorized(Money price) {
    OrderPlaced order =
        new OrderPlaced(Ids.next(Ids.ORDER), "buyer-1", "supplier-1", price, "pm_card_visa");
    LogWriter.ofTestStack().write(order);
    String payment = orders.paymentOf(order.orderId());
    Orders.awaitStatus(payment, "AUTHORIZED");
    return payment;
  }

  private static String body(long amount, String currency) {
    return "{\"amount\":{\"amount\":%s,\"currency\":\"%s\"}}".formatted(amount, currency);
  }

  private static void approve(Response asked) {
    given()
        .auth()
        .oauth2(OLIVIA)
        .post("/approvals/" + asked.<String>path("id") + "/approve")
        .then()
        .statusCode(200);
  }

  private Response refund(String token, String payment, String key, String body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", run + "-" + key)
        .contentType("application/json")
        .body(body)
        .post("/payments/" + payment + "/refunds");
  }
}
