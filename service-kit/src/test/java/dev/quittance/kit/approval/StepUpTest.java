package dev.quittance.kit.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.kit.things.MovableClock;
import dev.quittance.kit.things.ThingTable;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command needs: by its worth, by what its caller has shown, and when. */
@QuarkusTest
class StepUpTest {

  private static final Duration AGE = Duration.ofMinutes(5);

  /** What a caller has shown. */
  enum Shown {
    ONE_FACTOR(Tokens.of("olivia", "ops")),
    NO_ACR(Tokens.signer().token("olivia", List.of("ops"), claims -> claims.unsetClaim("acr"))),
    NO_TIME(
        Tokens.signer()
            .token(
                "olivia",
                List.of("ops"),
                claims -> {
                  claims.setStringClaim("acr", "2");
                  claims.unsetClaim("auth_time");
                })),
    BAD_TIME(
        Tokens.signer()
            .token(
                "olivia",
                List.of("ops"),
                claims -> {
                  claims.setStringClaim("acr", "2");
                  claims.setStringClaim("auth_time", "now");
                })),
    STALE(Desk.token("olivia", Instant.now().minus(AGE).minusSeconds(1))),
    OF_TOMORROW(Desk.token("olivia", Instant.now().plus(Duration.ofDays(1)))),
    FRESH(Desk.token("olivia", Instant.now().minus(AGE).plusSeconds(200)));

    private final String token;

    Shown(String token) {
      this.token = token;
    }
  }

  @Inject ThingTable things;
  @Inject MovableClock clock;

  private final Desk desk = new Desk();

  @AfterEach
  void itIsNow() {
    clock.setAhead(Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void upToTheLimitARoleIsEnough(Shown shown) throws SQLException {
    assertThat(desk.add(shown.token, desk.body(100_00)).statusCode()).isEqualTo(201);
    assertThat(once(shown, desk.body(100_00)).statusCode()).isEqualTo(201);
    assertThat(things.count(desk.name())).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aboveItASecondFactorIsNeeded(Shown shown) throws SQLException {
    Response plain = desk.add(shown.token, desk.body(100_01));
    Response keyed = once(shown, desk.body(100_01));
    if (shown == Shown.FRESH) {
      assertThat(plain.statusCode()).isEqualTo(201);
      assertThat(keyed.statusCode()).isEqualTo(201);
    } else {
      assertChallenge(shown, plain);
      assertChallenge(shown, keyed);
    }
    assertThat(things.count(desk.name())).isEqualTo(shown == Shown.FRESH ? 2 : 0);
  }

  @ParameterizedTest
  @EnumSource
  void farAboveItASecondPersonToo(Shown shown) throws SQLException {
    Response plain = desk.add(shown.token, desk.body(1000_01));
    Response keyed = once(shown, desk.body(1000_01));
    if (shown == Shown.FRESH) {
      assertThat(plain.statusCode()).isEqualTo(202);
      assertThat(keyed.statusCode()).isEqualTo(202);
    } else {
      assertChallenge(shown, plain);
      assertChallenge(shown, keyed);
    }
    assertThat(things.count(desk.name())).isZero();
  }

  @ParameterizedTest(name = "{0} {1} of the action {2}: {3}, {4}")
  @CsvSource({
    // price, currency, path, with one factor, with two
    "    1, EUR, '',         401, 202", // a currency without a limit
    "  100, JPY, '',         201, 201",
    "  101, JPY, '',         401, 201",
    "99999, JPY, '',         401, 201", // never a second person
    "    1, CNY, /unlimited, 401, 202", // an action without limits
  })
  void aLimitIsOfTheActionAndTheCurrency(
      long price, String currency, String path, int oneFactor, int twoFactors) {
    String body = desk.body(price, currency);
    String uri = "/costly-things" + path;
    assertThat(desk.json(Shown.ONE_FACTOR.token).body(body).post(uri).statusCode())
        .isEqualTo(oneFactor);
    assertThat(desk.json(Desk.OLIVIA).body(body).post(uri).statusCode()).isEqualTo(twoFactors);
  }

  @Test
  void whatNobodyKnowsTheWorthOfIsAboveEveryLimit() {
    String body = "{\"name\":\"%s\"}".formatted(desk.name());
    assertThat(desk.add(Shown.ONE_FACTOR.token, body).statusCode()).isEqualTo(401);
    assertThat(desk.add(Desk.OLIVIA, body).statusCode()).isEqualTo(202);
  }

  @Test
  void whatIsOfNoWorthNeedsNeither() {
    assertThat(desk.add(Shown.ONE_FACTOR.token, "{\"name\":\"nothing\"}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void aTokenThatWasFreshGetsOldThoughItIsAcceptedStill() {
    String token = Tokens.withSecondFactor("olivia", "ops");
    assertThat(desk.add(token, desk.body(200_00)).statusCode()).isEqualTo(201);
    clock.setAhead(AGE.plusSeconds(5));
    assertChallenge(Shown.STALE, desk.add(token, desk.body(200_00)));
  }

  @Test
  void aRoleIsAskedForFirst() {
    assertThat(desk.add(Desk.SAM, desk.body(200_00)).statusCode()).isEqualTo(403);
  }

  @Test
  void aMethodThatSkipsTheGateDoesNothing() throws SQLException {
    Response answer =
        desk.json(Desk.OLIVIA)
            .header("Idempotency-Key", UUID.randomUUID())
            .body(desk.body(1))
            .post("/costly-things/forgetful");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(things.count(desk.name())).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"grouped-unsaid", "grouped-unasked"})
  void aCommandThatIsStoredInAGroupUnaskedIsAnErrorAndNotAnOpenDoor(String forgetful) {
    Response answer =
        desk.json(Desk.OLIVIA)
            .header("Idempotency-Key", UUID.randomUUID())
            .body(desk.body(1))
            .post("/costly-things/" + forgetful);
    assertThat(answer.statusCode()).isEqualTo(500);
  }

  /** Whatever its caller has shown: what needs more is looked at alone. */
  @ParameterizedTest
  @CsvSource({"10000, true", "10001, false", "100001, false"})
  void whatNeedsMoreThanARoleDoesNotPassWithItsGroup(long worth, boolean passes) {
    Response answer =
        desk.json(Desk.OLIVIA)
            .header("Idempotency-Key", UUID.randomUUID())
            .body(desk.body(worth))
            .post("/costly-things/grouped");
    assertThat(answer.asString()).isEqualTo(String.valueOf(passes));
  }

  private Response once(Shown shown, String body) {
    return desk.once(shown.token, UUID.randomUUID().toString(), body);
  }

  private static void assertChallenge(Shown shown, Response answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.<String>path("code")).isEqualTo("insufficient_user_authentication");
    boolean otherFactor = shown == Shown.ONE_FACTOR || shown == Shown.NO_ACR;
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"quittance\", error=\"insufficient_user_authentication\","
                + " error_description=\"%s\", acr_values=\"2\", max_age=\"300\""
                    .formatted(
                        otherFactor
                            ? "A second factor is needed."
                            : "A more recent authentication is needed."));
  }
}
