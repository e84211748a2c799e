package dev.quittance.payments.account.api;

import static dev.quittance.payments.account.api.Accounts.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.contract.Ids;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.removal.UnfinishedSavings;
import dev.quittance.payments.account.store.CardSavingStore;
import dev.quittance.payments.account.store.PaymentMethods;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens while a card is linked: its gateway keeps none that is not linked. */
@QuarkusTest
class CardSavingTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject ScriptedCardTokens gateway;
  @Inject PaymentMethods methods;
  @Inject CardSavingStore store;
  @Inject UnfinishedSavings janitor;
  @Inject AgroalDataSource dataSource;

  private Accounts account;

  @BeforeEach
  void anAccountIsOpened() {
    account = Accounts.opened();
  }

  @Test
  void whatIsLinkedLeavesNothingToLookFor() throws SQLException {
    account.linked(card("4242424242424242"));
    assertThat(open()).isZero();
    account.link(card(ScriptedCardTokens.REFUSED)).then().statusCode(422);
    account.link(card(ScriptedCardTokens.NUMBERS_REFUSED)).then().statusCode(422);
    assertThat(open()).isZero();
  }

  @Test
  void aCardWhoseAnswerWasLostIsReleased() throws SQLException {
    account.link(card(ScriptedCardTokens.ANSWER_LOST)).then().statusCode(503);
    assertThat(open()).isOne();
    String token = gateway.of(saving());
    assertThat(token).isNotNull();
    becomeDue();
    await().atMost(SOON).until(() -> gateway.released().contains(token));
    await().atMost(SOON).until(() -> open() == 0);
  }

  /** The process died after the gateway had answered, and before the commit. */
  @Test
  void aCardOfARequestThatDiedIsReleasedOnceTheGatewayAnswers() throws SQLException {
    String token = gateway.save(begin());
    gateway.holdOnce(token);
    becomeDue();
    await().atMost(SOON).until(() -> asked() == 1);
    becomeDue();
    await().atMost(SOON).until(() -> gateway.released().contains(token));
    await().atMost(SOON).until(() -> open() == 0);
  }

  @Test
  void aCardThatAnotherRequestHasLinkedStays() throws SQLException {
    gateway.meanwhile(_ -> {});
    String instrument = account.linked(card(ScriptedCardTokens.SLOW));
    String token = ((Method.Usable) methods.resolve(account.buyer, instrument)).token();
    gateway.has(begin(), token);
    becomeDue();
    await().atMost(SOON).until(() -> open() == 0);
    assertThat(gateway.released()).doesNotContain(token);
  }

  @Test
  void aRequestThatTookTooLongLinksNothing() throws SQLException {
    gateway.meanwhile(saving -> asIfTheJanitorHadIt());
    account
        .link(card(ScriptedCardTokens.SLOW))
        .then()
        .statusCode(503)
        .body("code", equalTo("gateway_unavailable"));
    account.asBuyer().get("/payment-accounts/" + account.id).then().body("instruments", hasSize(0));
    assertThat(open()).isZero();
  }

  private String begin() {
    Instant later = Instant.now().plus(Duration.ofHours(1));
    return QuarkusTransaction.requiringNew()
        .call(() -> store.begin(account.id, ScriptedCardTokens.GATEWAY, later));
  }

  private void becomeDue() throws SQLException {
    update("UPDATE card_saving SET next_at = now(), leased_until = NULL WHERE account_id = ?");
    janitor.loop().wake();
  }

  private void asIfTheJanitorHadIt() {
    try {
      update("UPDATE card_saving SET asked = 1 WHERE account_id = ?");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, accountId());
      update.executeUpdate();
    }
  }

  private int open() throws SQLException {
    return number("SELECT count(*) FROM card_saving WHERE account_id = ?");
  }

  private int asked() throws SQLException {
    return number("SELECT coalesce(sum(asked), 0) FROM card_saving WHERE account_id = ?");
  }

  private String saving() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT id FROM card_saving WHERE account_id = ?")) {
      select.setObject(1, accountId());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Ids.of(CardSavingStore.ID_PREFIX, row.getObject(1, UUID.class));
      }
    }
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, accountId());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private UUID accountId() {
    return Ids.uuid(PaymentAccount.ID_PREFIX, account.id);
  }
}
