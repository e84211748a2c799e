package dev.quittance.systemtests.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Refunded;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.cluster.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cards that buyers link, over the network: what Stripe's rules make of them. */
@ClusterTest
class LinkedCardsTest {

  private static final String DOMESTIC = "4000001560000002";
  private static final String GERMAN = "4000002760000016";
  private static final String DECLINED = "4000000000000002";
  private static final String WRONG_CODE = "4000000000000127";
  private static final String DECLINES_ONCE_SAVED = "4000000000000341";
  private static final String WITH_A_PAGE = "4000000000003220";

  private final Cluster cluster;
  private final Platform platform;
  private final OutsideWorld world = OutsideWorld.shared();

  LinkedCardsTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
  }

  @Test
  void aCardThatCannotBeLinkedIsToldWhyAndTheSameOneIsFound() {
    CardHolder holder = CardHolder.open(platform);
    assertField(
        holder.link(Map.of("number", DOMESTIC, "expiryMonth", 1, "expiryYear", 2024)),
        "card.expiryYear");
    assertField(holder.link(DOMESTIC.replace("56", "65")), "card.number");
    assertRefused(holder.link(DECLINED), "declined");
    assertRefused(holder.link(WRONG_CODE), "incorrect_cvc");
    assertRefused(holder.linkToken("pm_nobodys"), "instrument_unusable");
    assertThat(holder.get("/instruments").expect(200)).isEmpty();

    JsonNode first = holder.link(DOMESTIC).expect(201);
    assertThat(first.path("country").asText()).isEqualTo("CN");
    assertThat(first.path("isDefault").asBoolean()).isTrue();
    for (Reply again :
        List.of(holder.link("4000-0015-6000-0002"), holder.linkToken("pm_card_cn"))) {
      assertThat(again.expect(409).path("code").asText()).isEqualTo("instrument_exists");
      assertThat(again.location()).endsWith("/instruments/" + first.path("id").asText());
    }

    JsonNode second = holder.linkToken("pm_card_visa").expect(201);
    assertThat(second.path("lastFour").asText()).isEqualTo("4242");
    assertThat(second.path("country").asText()).isEqualTo("US");
    holder
        .put("/default-instrument", Map.of("instrumentId", second.path("id").asText()))
        .expect(200);
    assertThat(holder.get("").expect(200).path("defaultInstrumentId").asText())
        .isEqualTo(second.path("id").asText());
  }

  @Test
  void aLinkedCardPaysAgainAndAgainUntilItIsRemoved() throws SQLException {
    CardHolder holder = CardHolder.open(platform);
    String card = holder.linked(DOMESTIC);
    AuthenticatorApp app = holder.enrol();
    String first = holder.place(card, 1_234);
    JsonNode held = holder.awaitHeld(first);
    assertThat(holder.approve(held, "000000").expect(422).path("code").asText())
        .isEqualTo("wrong_code");
    assertThat(timesMoved(holder.attempt(first))).as("before its buyer approves").isZero();
    holder.approve(held, app.code(0)).expect(200);
    holder.awaitOrder(first, "AUTHORIZED");
    String second = holder.place(card, 2_345); // neither card nor supplier is new any more
    holder.awaitOrder(second, "AUTHORIZED");
    for (String order : List.of(first, second)) {
      assertThat(timesMoved(holder.attempt(order))).isEqualTo(1);
    }

    CardHolder another = CardHolder.open(platform);
    another.awaitFailed(another.place(card, 1_000), "instrument_unusable");

    holder.post("/freeze", Map.of("reason", "lost my phone")).expect(200);
    holder.awaitFailed(holder.place(card, 1_000), "account_frozen");
    holder.post("/unfreeze", Map.of("reason", "found it")).expect(200);

    String method = method(card);
    assertThat(world.card("payment_methods/" + method).path("customer").asText())
        .startsWith("cus_");
    assertThat(holder.delete("/instruments/" + card).status()).isEqualTo(204);
    holder.awaitFailed(holder.place(card, 1_000), "instrument_unusable");
    CardHolder.eventually(() ->
        assertThat(world.card("payment_methods/" + method).path("customer").isNull())
            .as("the processor forgets it")
            .isTrue());
    String payment = holder.payment(first).path("id").asText();
    platform.refund(UUID.randomUUID().toString(), payment, 1_234, "CNY").expect(201);
    holder.awaitOrder(first, "REFUNDED");
    assertNothingIsUnbalanced();
  }

  /** Our transaction waits for a lock of the test's when the service is killed. */
  @Test
  void aCardThatTheProcessorSavedForARequestThatDiedIsReleased() throws Exception {
    CardHolder holder = CardHolder.open(platform);
    Thread request;
    try (Connection locking = cluster.connect(Service.PAYMENT)) {
      locking.setAutoCommit(false);
      try (PreparedStatement lock =
          locking.prepareStatement(
              "SELECT 1 FROM payment_account WHERE id = ?::uuid FOR NO KEY UPDATE")) {
        lock.setString(1, holder.account().substring("acct_".length()));
        lock.execute();
      }
      request = Thread.ofVirtual().start(() -> holder.tryToLink(DOMESTIC));
      CardHolder.eventually(() -> assertThat(savedFor(holder)).isNotEmpty());
      cluster.kill(Service.PAYMENT);
      locking.rollback();
    }
    request.join();
    List<String> saved = savedFor(holder);
    cluster.restart(Service.PAYMENT);
    for (String method : saved) {
      CardHolder.eventually(() ->
          assertThat(world.card("payment_methods/" + method).path("customer").isNull())
              .as("the processor forgets it")
              .isTrue());
    }
    CardHolder.eventually(() -> assertThat(savings(holder)).isZero());
    assertThat(holder.get("/instruments").expect(200)).isEmpty();
  }

  /** The payment methods that the processor has set up for the holder's account. */
  private List<String> savedFor(CardHolder holder) {
    List<String> methods = new ArrayList<>();
    for (JsonNode setup : world.card("setup_intents?limit=100").path("data")) {
      if (setup.path("metadata").path("account").asText().equals(holder.account())
          && setup.path("status").asText().equals("succeeded")) {
        methods.add(setup.path("payment_method").asText());
      }
    }
    return methods;
  }

  private int savings(CardHolder holder) throws SQLException {
    try (Connection connection = cluster.connect(Service.PAYMENT);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT count(*) FROM card_saving WHERE account_id = ?::uuid")) {
      select.setString(1, holder.account().substring("acct_".length()));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  @Test
  void aForeignCardIsChargedInItsCurrencyAndPaidBackAtTheSameRate() {
    platform
        .payments()
        .as(Caller.OPS)
        .put(
            "/exchange-rates/CNY-EUR",
            Map.of(
                "rate", "0.1273", "validUntil", Instant.now().plus(Duration.ofHours(1)).toString()))
        .expect(200);
    CardHolder holder = CardHolder.open(platform);
    String card = holder.linked(GERMAN);
    holder.enrol();
    JsonNode quote =
        holder
            .payments()
            .post(
                "/quotes",
                Map.of(
                    "amount", Map.of("amount", 10_000, "currency", "CNY"), "paymentMethodId", card))
            .expect(201);
    assertThat(quote.path("charged").path("amount").asLong()).isEqualTo(1_292); // of 101.50 CNY
    assertThat(quote.path("surcharge").path("amount").asLong()).isEqualTo(150);

    long fxEuro = balance("fx:EUR", "EUR");
    long fxYuan = balance("fx:CNY", "CNY");
    long gateway = balance("gateway:card", "EUR");
    String order = holder.pay(card, 10_000);
    assertThat(events(order, PaymentAuthorized.class))
        .singleElement()
        .satisfies(paid -> {
          assertThat(paid.amount()).isEqualTo(Money.of(10_000, "CNY"));
          assertThat(paid.charged()).isEqualTo(Money.of(1_292, "EUR"));
          assertThat(paid.surcharge()).isEqualTo(Money.of(150, "CNY"));
          assertThat(paid.rate()).isEqualTo("0.1273");
        });
    assertThat(world.books("card", holder.attempt(order)).path("data"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.path("currency").asText()).isEqualTo("EUR");
          assertThat(entry.path("amount").asLong()).isEqualTo(1_292);
        });
    assertThat(Math.abs(balance("gateway:card", "EUR") - gateway)).isEqualTo(1_292);
    assertThat(Math.abs(balance("fx:EUR", "EUR") - fxEuro)).isEqualTo(1_292);
    assertThat(Math.abs(balance("fx:CNY", "CNY") - fxYuan)).isEqualTo(10_150);

    String payment = holder.payment(order).path("id").asText();
    long back = 0;
    for (long part : List.of(3_333L, 3_333L, 3_334L)) {
      String refund =
          platform
              .refund(UUID.randomUUID().toString(), payment, part, "CNY")
              .expect(201)
              .path("id")
              .asText();
      CardHolder.eventually(() -> assertThat(timesMoved(refund)).isEqualTo(1));
      JsonNode entry = world.books("card", refund).path("data").path(0);
      assertThat(entry.path("currency").asText()).isEqualTo("EUR");
      back += entry.path("amount").asLong();
    }
    holder.awaitOrder(order, "REFUNDED");
    assertThat(back).as("at the rate of the charge, without the surcharge").isEqualTo(1_273);
    assertThat(events(order, Refunded.class).stream().mapToLong(LinkedCardsTest::charged).sum())
        .isEqualTo(1_273);
    assertThat(Math.abs(balance("fx:CNY", "CNY") - fxYuan)).isEqualTo(150);
    assertNothingIsUnbalanced();
  }

  @Test
  void aCardThatDeclinesLaterFailsWithAReasonAndAnotherBankShowsItsPage() {
    CardHolder holder = CardHolder.open(platform);
    holder.enrol();
    String declining = holder.linked(DECLINES_ONCE_SAVED);
    String failed = holder.place(declining, 1_000);
    holder.approve(holder.awaitHeld(failed), recovery(holder)).expect(200);
    holder.awaitFailed(failed, "declined");

    String withPage = holder.linked(WITH_A_PAGE);
    for (boolean approves : List.of(true, false)) {
      String order = holder.place(withPage, 1_000);
      holder.approve(holder.awaitHeld(order), recovery(holder)).expect(200);
      CardHolder.eventually(() ->
          assertThat(holder.payment(order).path("nextAction").path("type").asText())
              .isEqualTo("redirect"));
      world
          .desk()
          .confirmCard(holder.payment(order).path("nextAction").path("url").asText(), approves);
      if (approves) {
        holder.awaitOrder(order, "AUTHORIZED");
      } else {
        holder.awaitFailed(order, "authentication_failed");
      }
    }
    assertNothingIsUnbalanced();
  }

  private static String recovery(CardHolder holder) {
    return holder.app().recoveryCode();
  }

  private static void assertField(Reply reply, String field) {
    assertThat(reply.expect(422).path("errors").path(0).path("field").asText()).isEqualTo(field);
  }

  private static void assertRefused(Reply reply, String reason) {
    JsonNode problem = reply.expect(422);
    assertThat(problem.path("code").asText()).isEqualTo("card_refused");
    assertThat(problem.path("detail").asText()).contains("(" + reason + ")");
  }

  private long timesMoved(String reference) {
    return world.books("card", reference).path("timesMoved").asLong(-1);
  }

  private static long charged(Refunded refund) {
    Money charged = Objects.requireNonNull(refund.charged(), "it is in euros");
    assertThat(charged.currency().getCurrencyCode()).isEqualTo("EUR");
    return charged.amountMinor();
  }

  /** What Stripe knows an instrument by. */
  private String method(String instrument) throws SQLException {
    try (Connection connection = cluster.connect(Service.PAYMENT);
        PreparedStatement select =
            connection.prepareStatement("SELECT token FROM instrument WHERE id = ?::uuid")) {
      select.setString(1, instrument.substring("pm_".length()));
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1).replaceFirst("^cus_\\w+/", "");
      }
    }
  }

  private long balance(String account, String currency) {
    return platform.accounts(account).stream()
        .filter(one -> one.path("currency").asText().equals(currency))
        .mapToLong(one -> one.path("posted").path("balance").asLong())
        .sum();
  }

  private <E extends Event> List<E> events(String order, Class<E> type) {
    try (LogReader log = cluster.log()) {
      return log.all().stream()
          .map(EventEnvelope::event)
          .filter(event -> event.subject().equals(order))
          .filter(type::isInstance)
          .map(type::cast)
          .toList();
    }
  }

  private void assertNothingIsUnbalanced() {
    assertThat(platform.trialBalance().path("currencies"))
        .isNotEmpty()
        .allMatch(line -> line.path("difference").asLong(-1) == 0);
  }
}
