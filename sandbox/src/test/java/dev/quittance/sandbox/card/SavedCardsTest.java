package dev.quittance.sandbox.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.service.V1Services;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards that are saved for later, by Stripe's own client. */
@QuarkusTest
class SavedCardsTest {

  private final String account = "acct_" + UUID.randomUUID();
  private V1Services stripe;

  @BeforeEach
  void connect() {
    stripe =
        StripeClient.builder()
            .setApiKey("sk_test_any")
            .setApiBase("http://localhost:" + RestAssured.port + "/card")
            .build()
            .v1();
  }

  @Test
  void aCardThatIsSavedForNobodyIsChargedOnce() throws StripeException {
    String card = stripe.paymentMethods().retrieve("pm_card_visa").getId();
    assertThat(pay(card, null).getStatus()).isEqualTo("succeeded");
    assertRefused(() -> pay(card, null));
    assertRefused(() -> pay(card, customer()));
    assertRefused(() -> attach(card, customer()));
  }

  @Test
  void aSavedCardIsChargedAgainAndAgainByItsCustomerAlone() throws StripeException {
    String customer = customer();
    SetupIntent setup = setup("pm_card_visa", customer);
    assertThat(setup.getStatus()).isEqualTo("succeeded");
    assertThat(setup.getPaymentMethodObject().getCard().getLast4()).isEqualTo("4242");
    String card = setup.getPaymentMethod();
    for (int i = 0; i < 3; i++) {
      PaymentIntent paid = pay(card, customer);
      assertThat(paid.getStatus()).isEqualTo("succeeded");
      assertThat(paid.getCustomer()).isEqualTo(customer);
    }
    assertRefused(() -> pay(card, null));
    assertRefused(() -> pay(card, customer()));
    assertRefused(() -> setup(card, customer()));
    assertRefused(() -> attach(card, customer()));
    assertThat(setup(card, customer).getPaymentMethod()).isEqualTo(card);
  }

  @Test
  void aCardThatIsDetachedIsOver() throws StripeException {
    String customer = customer();
    String card = setup("pm_card_visa", customer).getPaymentMethod();
    assertThat(stripe.paymentMethods().detach(card).getCustomer()).isNull();
    assertRefused(() -> pay(card, customer));
    assertRefused(() -> pay(card, null));
    assertRefused(() -> attach(card, customer));
    assertRefused(() -> stripe.paymentMethods().detach(card));
  }

  @Test
  void aCardThatDeclinesIsNotSavedAndOneDeclinesLater() throws StripeException {
    String customer = customer();
    CardException declined =
        catchThrowableOfType(
            CardException.class, () -> setup("pm_card_chargeDeclinedIncorrectCvc", customer));
    assertThat(declined.getCode()).isEqualTo("incorrect_cvc");
    String later = setup("pm_card_chargeCustomerFail", customer).getPaymentMethod();
    assertThatThrownBy(() -> pay(later, customer)).isInstanceOf(CardException.class);
  }

  @Test
  void aBankThatWantsToSeeTheHolderIsAskedAgainWhenHePays() throws StripeException {
    String customer = customer();
    SetupIntent setup = setup("pm_card_authenticationRequired", customer);
    assertThat(setup.getStatus()).isEqualTo("requires_action");
    String card = setup.getPaymentMethod();
    assertThat(stripe.setupIntents().cancel(setup.getId()).getStatus()).isEqualTo("canceled");
    attach(card, customer);
    assertThat(pay(card, customer).getStatus()).isEqualTo("requires_action");
  }

  @Test
  void aCustomerIsFoundByItsAccountOnceItIsIndexed() throws StripeException {
    String customer = customer();
    CustomerSearchParams query =
        CustomerSearchParams.builder().setQuery("metadata['account']:'" + account + "'").build();
    await()
        .untilAsserted(() ->
            assertThat(stripe.customers().search(query).getData())
                .singleElement()
                .satisfies(found -> assertThat(found.getId()).isEqualTo(customer)));
    assertThat(stripe.customers().retrieve(customer).getMetadata())
        .containsEntry("account", account);
    assertThatThrownBy(() -> setup("pm_card_visa", "cus_none"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.getParam()).isEqualTo("customer"));
  }

  /** As Stripe refuses: without a code. */
  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getCode()).isNull();
            });
  }

  private String customer() throws StripeException {
    return stripe
        .customers()
        .create(CustomerCreateParams.builder().putMetadata("account", account).build())
        .getId();
  }

  private SetupIntent setup(String card, String customer) throws StripeException {
    return stripe
        .setupIntents()
        .create(
            SetupIntentCreateParams.builder()
                .setCustomer(customer)
                .setPaymentMethod(card)
                .setConfirm(true)
                .addExpand("payment_method")
                .build());
  }

  private void attach(String card, String customer) throws StripeException {
    stripe
        .paymentMethods()
        .attach(card, PaymentMethodAttachParams.builder().setCustomer(customer).build());
  }

  private PaymentIntent pay(String card, @Nullable String customer) throws StripeException {
    PaymentIntentCreateParams.Builder params =
        PaymentIntentCreateParams.builder()
            .setAmount(1099L)
            .setCurrency("cny")
            .setPaymentMethod(card)
            .setConfirm(true);
    if (customer != null) {
      params.setCustomer(customer);
    }
    return stripe.paymentIntents().create(params.build());
  }
}
