package dev.quittance.sandbox.card;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.service.V1Services;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.books.Entry;
import dev.quittance.sandbox.books.EntryStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card processor, asked by Stripe's own client. */
@QuarkusTest
class CardServerTest {

  @Inject Books books;

  private final String reference = "att_" + UUID.randomUUID().toString().replace("-", "");
  private V1Services stripe;

  @BeforeEach
  void connect() {
    stripe = client("sk_test_any");
  }

  @Test
  void aChargeIsInTheBooksOnceHoweverOftenItIsAskedFor() throws StripeException {
    PaymentIntent first = create("pm_card_visa");
    assertThat(first.getStatus()).isEqualTo("succeeded");
    assertThat(create("pm_card_visa").getId()).isEqualTo(first.getId());
    assertThat(books.of("card", reference))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.amount()).isEqualTo(1099);
          assertThat(entry.currency()).isEqualTo("CNY");
          assertThat(entry.status()).isEqualTo(EntryStatus.MOVED);
        });
    assertThatThrownBy(() -> create("pm_card_mastercard")).isInstanceOf(IdempotencyException.class);
    assertThat(books.timesMoved("card", reference)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_chargeDeclined, card_declined, generic_decline",
    "pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
    "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card",
    "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc",
    "pm_card_chargeDeclinedProcessingError, processing_error, processing_error",
  })
  void aDeclineSaysWhyAndIsTheSameAgain(String token, String code, String declineCode) {
    for (int i = 0; i < 2; i++) {
      CardException declined = catchThrowableOfType(CardException.class, () -> create(token));
      assertThat(declined.getCode()).isEqualTo(code);
      assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
      assertThat(declined.getStripeError().getPaymentIntent().getStatus())
          .isEqualTo("requires_payment_method");
    }
    assertThat(books.of("card", reference))
        .singleElement()
        .extracting(Entry::status)
        .isEqualTo(EntryStatus.FAILED);
  }

  @Test
  void aCardNumberBecomesAMethodWithoutIt() throws StripeException {
    String id =
        given()
            .header("Authorization", "Bearer sk_test_any")
            .formParam("type", "card")
            .formParam("card[number]", "4242424242424242")
            .formParam("card[exp_month]", "11")
            .formParam("card[exp_year]", "2031")
            .formParam("card[cvc]", "123")
            .post("/card/v1/payment_methods")
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    PaymentMethod method = stripe.paymentMethods().retrieve(id);
    assertThat(method.getCard().getLast4()).isEqualTo("4242");
    assertThat(method.getCard().getExpYear()).isEqualTo(2031L);
    assertThat(method.getCard().getBrand()).isEqualTo("visa");
    assertThat(create(id).getStatus()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @CsvSource({"approve, succeeded, 1", "reject, requires_payment_method, 0"})
  void theBuyerDecidesOnThePage(String button, String status, long charged) throws StripeException {
    PaymentIntent intent = create("pm_card_threeDSecure2Required");
    assertThat(intent.getStatus()).isEqualTo("requires_action");
    String page = intent.getNextAction().getRedirectToUrl().getUrl();
    String path = page.substring(page.indexOf("/card/3ds/"));
    given().get(path).then().statusCode(200).body(containsString("pay 1099 CNY"));
    given().get(path.substring(0, path.length() - 1)).then().statusCode(404);
    given()
        .redirects()
        .follow(false)
        .post(path + "/" + button)
        .then()
        .statusCode(303)
        .header("Location", startsWith("https://shop.example.com/back?payment_intent=pi_"));
    assertThat(stripe.paymentIntents().retrieve(intent.getId()).getStatus()).isEqualTo(status);
    assertThat(books.timesMoved("card", reference)).isEqualTo(charged);
    given().post(path + "/approve").then().statusCode(409);
  }

  @Test
  void aCancelledPaymentCannotSucceedAndAPaidOneCannotBeCancelled() throws StripeException {
    PaymentIntent intent = create("pm_card_threeDSecure2Required");
    assertThat(stripe.paymentIntents().cancel(intent.getId()).getStatus()).isEqualTo("canceled");
    String page = intent.getNextAction().getRedirectToUrl().getUrl();
    given().post(page.substring(page.indexOf("/card/3ds/")) + "/approve").then().statusCode(409);
    PaymentIntent paid = stripe.paymentIntents().create(params("pm_card_visa").build());
    assertThatThrownBy(() -> stripe.paymentIntents().cancel(paid.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aPaymentIsFoundByItsReferenceOnceItIsIndexed() throws StripeException {
    PaymentIntent intent = create("pm_card_visa");
    var query =
        PaymentIntentSearchParams.builder()
            .setQuery("metadata['reference']:'" + reference + "'")
            .build();
    assertThat(stripe.paymentIntents().search(query).getData()).isEmpty();
    await()
        .untilAsserted(() ->
            assertThat(stripe.paymentIntents().search(query).getData())
                .singleElement()
                .extracting(PaymentIntent::getId)
                .isEqualTo(intent.getId()));
  }

  @Test
  void refundsAreCappedAndOneOfThatCardFailsLater() throws StripeException {
    PaymentIntent intent = create("pm_card_refundFail");
    Refund refund = stripe.refunds().create(refund(intent, 1000));
    assertThat(refund.getStatus()).isEqualTo("succeeded");
    assertThatThrownBy(() -> stripe.refunds().create(refund(intent, 100)))
        .isInstanceOf(InvalidRequestException.class);
    await()
        .untilAsserted(() ->
            assertThat(stripe.refunds().retrieve(refund.getId()).getStatus()).isEqualTo("failed"));
    assertThat(books.of("card", "rfd_1000 " + reference))
        .singleElement()
        .extracting(Entry::status)
        .isEqualTo(EntryStatus.REVERSED);
    assertThat(stripe.refunds().create(refund(intent, 1099)).getStatus()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @CsvSource({"winning_evidence, won, REVERSED", "losing_evidence, lost, MOVED"})
  void aDisputeIsDecidedByItsEvidence(String evidence, String status, EntryStatus booked)
      throws StripeException {
    PaymentIntent intent = create("pm_card_createDispute");
    var query = DisputeListParams.builder().setPaymentIntent(intent.getId()).build();
    await().until(() -> !stripe.disputes().list(query).getData().isEmpty());
    Dispute dispute = stripe.disputes().list(query).getData().getFirst();
    assertThat(dispute.getStatus()).isEqualTo("needs_response");
    assertThatThrownBy(() -> stripe.refunds().create(refund(intent, 1)))
        .isInstanceOf(InvalidRequestException.class);
    var answer =
        DisputeUpdateParams.builder()
            .setEvidence(
                DisputeUpdateParams.Evidence.builder().setUncategorizedText(evidence).build())
            .build();
    assertThat(stripe.disputes().update(dispute.getId(), answer).getStatus()).isEqualTo(status);
    assertThat(books.of("card", reference))
        .filteredOn(entry -> entry.id().equals(dispute.getId()))
        .singleElement()
        .extracting(Entry::status)
        .isEqualTo(booked);
  }

  @Test
  void whatHasHappenedIsListedAsEvents() throws StripeException {
    PaymentIntent intent = create("pm_card_visa");
    assertThat(stripe.events().list().getData())
        .anySatisfy(event -> {
          assertThat(event.getType()).isEqualTo("payment_intent.succeeded");
          assertThat(event.getDataObjectDeserializer().getObject())
              .hasValueSatisfying(
                  object -> assertThat(((PaymentIntent) object).getId()).isEqualTo(intent.getId()));
        });
  }

  @Test
  void errorsAreStripes() {
    assertThatThrownBy(() -> client("pk_live").paymentIntents().list())
        .isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> stripe.paymentIntents().retrieve("pi_none"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("resource_missing"));
    assertThatThrownBy(() -> create("pm_card_none")).isInstanceOf(InvalidRequestException.class);
    given()
        .header("Authorization", "Bearer sk_test_any")
        .get("/card/v1/nothing")
        .then()
        .statusCode(404)
        .body(containsString("invalid_request_error"));
    given().get("/card/elsewhere").then().statusCode(404);
  }

  private static V1Services client(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase("http://localhost:" + RestAssured.port + "/card")
        .build()
        .v1();
  }

  private PaymentIntent create(String method) throws StripeException {
    return stripe
        .paymentIntents()
        .create(
            params(method).build(), RequestOptions.builder().setIdempotencyKey(reference).build());
  }

  private PaymentIntentCreateParams.Builder params(String method) {
    return PaymentIntentCreateParams.builder()
        .setAmount(1099L)
        .setCurrency("cny")
        .setPaymentMethod(method)
        .setConfirm(true)
        .setReturnUrl("https://shop.example.com/back")
        .putMetadata("reference", reference);
  }

  private RefundCreateParams refund(PaymentIntent intent, long amount) {
    return RefundCreateParams.builder()
        .setPaymentIntent(intent.getId())
        .setAmount(amount)
        .putMetadata("reference", "rfd_" + amount + " " + reference)
        .build();
  }
}
