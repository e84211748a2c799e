package dev.quittance.orders.personal.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.orders.personal.store.Notes;
import dev.quittance.orders.personal.store.PersonalData;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErasureApiTest {

  private static final byte[] TEXT = "Zhang Wei, Longjing Road 1".getBytes(UTF_8);

  private final String buyer = Orders.freshBuyer();
  private final String asBuyer = Tokens.of(buyer, Role.BUYER);
  private final PersonalData data;
  private final Notes notes;

  ErasureApiTest(PersonalData data, Notes notes) {
    this.data = data;
    this.notes = notes;
  }

  @Test
  void aBuyerErasesWhatIsKeptOfHimAndHasACertificateThatDoesNotChange() {
    note();
    note();
    get(asBuyer)
        .then()
        .statusCode(200)
        .body("kept.since", notNullValue())
        .body("kept.sealedValues", hasSize(1))
        .body("kept.sealedValues[0].kind", equalTo("note"))
        .body("kept.sealedValues[0].count", equalTo(2))
        .body("erasures", hasSize(0));

    Response erased = erase(asBuyer, "");
    erased
        .then()
        .statusCode(200)
        .body("id", matchesPattern("era_[0-9a-f]{32}"))
        .body("buyerId", equalTo(buyer))
        .body("requestedBy", equalTo(buyer))
        .body("reason", nullValue())
        .body("destroyed.keyFingerprint", matchesPattern("[0-9a-f]{64}"))
        .body("destroyed.sealedValues[0].count", equalTo(2))
        .body("remains", hasItem(containsString("bookkeeping")))
        .body("backups.unreadableSince", nullValue())
        .body("proof.auditSequence", greaterThan(0))
        .body("proof.auditHash", matchesPattern("[0-9a-f]{64}"));
    Instant at = Instant.parse(erased.path("erasedAt"));
    assertThat(Instant.parse(erased.path("backups.unreadableBy")))
        .isEqualTo(at.plus(Duration.ofDays(65)));
    assertThat(notes.of(buyer))
        .allSatisfy(note ->
            assertThat(QuarkusTransaction.requiringNew().call(() -> data.open(buyer, note)))
                .isEmpty());

    assertThat(erase(asBuyer, "").asString()).isEqualTo(erased.asString());
    get(asBuyer)
        .then()
        .statusCode(200)
        .body("kept", nullValue())
        .body("erasures", hasSize(1))
        .body("erasures[0].id", equalTo(erased.path("id")));
  }

  @Test
  void whatIsGivenAfterAnErasureIsKeptAndErasedAgain() {
    note();
    String first = erase(asBuyer, "").then().statusCode(200).extract().path("id");
    note();
    get(asBuyer).then().body("kept.sealedValues[0].count", equalTo(1));
    String second = erase(asBuyer, "").then().statusCode(200).extract().path("id");
    assertThat(second).isNotEqualTo(first);
    get(asBuyer).then().body("erasures.id", equalTo(List.of(second, first)));
  }

  @Test
  void theCertificateNamesItsEntryInTheAuditTrailWhichHasNoAddressOfTheBuyer() {
    note();
    Response erased = erase(asBuyer, "");
    Response trail =
        given()
            .auth()
            .oauth2(Tokens.of("audrey", Role.AUDITOR))
            .queryParam("target", buyer)
            .get("/audit");
    trail
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].action", equalTo("personal-data.erase"))
        .body("data[0].subject", equalTo(buyer))
        .body("data[0].address", nullValue())
        .body("data[0].sequence", equalTo(erased.path("proof.auditSequence")))
        .body("data[0].hash", equalTo(erased.path("proof.auditHash")))
        .body("data[0].after.keyFingerprint", equalTo(erased.path("destroyed.keyFingerprint")))
        .body("data[0].after.sealedValues[0].count", equalTo(1));
  }

  @Test
  void staffNeedAFreshSecondFactorAndTheirReasonIsKept() {
    note();
    erase(Tokens.of("sam", Role.SUPPORT), "?reason=Letter")
        .then()
        .statusCode(401)
        .body("code", equalTo("insufficient_user_authentication"));
    get(asBuyer).then().body("kept", notNullValue());
    erase(Tokens.withSecondFactor("sam", Role.SUPPORT), "?reason=Letter")
        .then()
        .statusCode(200)
        .body("requestedBy", equalTo("sam"))
        .body("reason", equalTo("Letter"));
    given()
        .auth()
        .oauth2(Tokens.of("olivia", Role.OPS))
        .queryParam("target", buyer)
        .get("/audit")
        .then()
        .body("data[0].subject", equalTo("sam"))
        .body("data[0].address", notNullValue())
        .body("data[0].reason", equalTo("Letter"));
  }

  @Test
  void anotherBuyersDataIsNeitherSeenNorErased() {
    note();
    String other = Tokens.of(Orders.freshBuyer(), Role.BUYER);
    get(other).then().statusCode(404).body("code", equalTo("not_found"));
    erase(other, "").then().statusCode(404).body("code", equalTo("not_found"));
    get(Tokens.of("audrey", Role.AUDITOR)).then().statusCode(200).body("kept", notNullValue());
    erase(Tokens.of("audrey", Role.AUDITOR), "").then().statusCode(403);
  }

  @Test
  void ofWhomNothingIsKeptNothingIsErased() {
    get(asBuyer).then().statusCode(404).body("detail", containsString("nothing to do"));
    erase(asBuyer, "").then().statusCode(404);
    erase(Tokens.withSecondFactor("sam", Role.SUPPORT), "").then().statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.of("audrey", Role.AUDITOR))
        .get("/buyers/not%20a%20name/personal-data")
        .then()
        .statusCode(404);
  }

  @Test
  void aReasonThatCannotBeKeptIsRefusedAndNothingIsErased() {
    note();
    for (String reason : new String[] {"", "%20", "a%0Ab", "x".repeat(256)}) {
      erase(asBuyer, "?reason=" + reason).then().statusCode(400);
    }
    get(asBuyer).then().body("kept", notNullValue());
  }

  @Test
  void opsSeeWhichMasterKeysThereAreAndNeverAKey() {
    note();
    given()
        .auth()
        .oauth2(Tokens.of("olivia", Role.OPS))
        .get("/personal-data/master-keys")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].id", matchesPattern("[0-9a-f]{16}"))
        .body("data[0].subjects", greaterThan(0))
        .body("data[0].retiredAt", nullValue())
        .body("data[0].destroyableFrom", nullValue())
        .body("data[0].goneAt", nullValue());
    given().auth().oauth2(asBuyer).get("/personal-data/master-keys").then().statusCode(403);
  }

  private void note() {
    notes.add(buyer, QuarkusTransaction.requiringNew().call(() -> data.seal(buyer, TEXT)));
  }

  private Response get(String token) {
    return given().auth().oauth2(token).get("/buyers/" + buyer + "/personal-data");
  }

  private Response erase(String token, String query) {
    return given()
        .auth()
        .oauth2(token)
        .urlEncodingEnabled(false)
        .delete("/buyers/" + buyer + "/personal-data" + query);
  }
}
