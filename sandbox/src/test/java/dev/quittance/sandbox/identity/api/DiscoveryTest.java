package dev.quittance.sandbox.identity.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody else's client of OpenID Connect judges the documents. */
@QuarkusTest
class DiscoveryTest {

  @Test
  void theProviderSaysWhatItCanDo() throws Exception {
    OIDCProviderMetadata metadata =
        OIDCProviderMetadata.parse(
            given().get("/identity/.well-known/openid-configuration").asString());
    assertThat(metadata.getIssuer().getValue()).isEqualTo(Provider.ISSUER);
    assertThat(metadata.getAuthorizationEndpointURI()).hasToString(Provider.ISSUER + "/authorize");
    assertThat(metadata.getTokenEndpointURI()).hasToString(Provider.ISSUER + "/token");
    assertThat(metadata.getJWKSetURI()).hasToString(Provider.ISSUER + "/jwks");
    assertThat(metadata.getDeviceAuthorizationEndpointURI())
        .hasToString(Provider.ISSUER + "/device");
    assertThat(metadata.getCodeChallengeMethods()).containsExactly(CodeChallengeMethod.S256);
    assertThat(metadata.getIDTokenJWSAlgs()).containsExactly(JWSAlgorithm.RS256);
    assertThat(metadata.getGrantTypes())
        .containsExactly(
            GrantType.AUTHORIZATION_CODE, GrantType.CLIENT_CREDENTIALS, GrantType.DEVICE_CODE);
    assertThat(metadata.getACRs()).extracting(acr -> acr.getValue()).containsExactly("1", "2");
  }

  @Test
  void theKeysArePublicAndCanBeCached() throws Exception {
    List<JWK> published = Provider.keys().getKeys();
    assertThat(published)
        .isNotEmpty()
        .allSatisfy(key -> {
          assertThat(key.isPrivate()).isFalse();
          assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
          assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
          assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        });
    given().get("/identity/jwks").then().header("Cache-Control", "public, max-age=300");
  }

  @Test
  void aRotatedKeyStillVerifiesWhatItHasSigned() throws Exception {
    String old = DevelopmentTest.token("buyer", "alice");
    String kid = given().post("/identity/keys/rotate").then().statusCode(200).extract().path("kid");
    assertThat(Provider.keys().getKeys().getFirst().getKeyID()).isEqualTo(kid);
    assertThat(Provider.verified(old).getSubject()).isEqualTo("alice");
    String fresh = DevelopmentTest.token("buyer", "bob");
    assertThat(Provider.verified(fresh).getSubject()).isEqualTo("bob");
  }

  @Test
  void whatIsNotOAuthIsAProblem() {
    given().get("/identity/nothing").then().statusCode(404).body("code", equalTo("not_found"));
    given()
        .get("/identity/token")
        .then()
        .statusCode(405)
        .header("Allow", "OPTIONS, POST")
        .body("code", equalTo("method_not_allowed"));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/identity/token")
        .then()
        .statusCode(415)
        .body("code", equalTo("unsupported_media_type"));
  }
}
