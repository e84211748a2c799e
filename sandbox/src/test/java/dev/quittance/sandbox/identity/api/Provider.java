package dev.quittance.sandbox.identity.api;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.Set;

/** The provider under test, as somebody else's library sees it. */
final class Provider {

  static final String ISSUER = "http://localhost:8090/identity";

  private Provider() {}

  /** The test's port is not the issuer's. */
  static URI uri(String path) {
    return URI.create("http://localhost:" + RestAssured.port + "/identity" + path);
  }

  static JWKSet keys() throws Exception {
    return JWKSet.parse(RestAssured.get("/identity/jwks").asString());
  }

  static TokenResponse answer(TokenRequest request) throws Exception {
    return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
  }

  /** The claims of an access token, verified as RFC 9068 section 4 has it. */
  static JWTClaimsSet verified(String accessToken) throws Exception {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys())));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            "quittance",
            new JWTClaimsSet.Builder().issuer(ISSUER).build(),
            Set.of("sub", "exp", "iat", "nbf", "jti", "roles", "acr", "auth_time", "client_id")));
    return processor.process(accessToken, null);
  }
}
