package dev.quittance.systemtests.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Keycloak with our realm gives the tokens that the services ask for. */
@Tag("keycloak")
class KeycloakTest {

  private static final URI CALLBACK = URI.create("http://localhost:8080/session/callback");

  private static KeycloakServer server;
  private static OIDCProviderMetadata metadata;

  private final CodeVerifier verifier = new CodeVerifier();

  @BeforeAll
  static void start() throws Exception {
    server = KeycloakServer.start();
    metadata = OIDCProviderMetadata.resolve(new Issuer(server.issuer()));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"marketplace, service", "subscriber, subscriber", "demo, service"})
  void aProgramGetsATokenWithItsRole(String id, String role) throws Exception {
    JWTClaimsSet claims = verified(tokens(id, new ClientCredentialsGrant()));
    assertThat(claims.getSubject()).isEqualTo(id);
    assertThat(claims.getStringListClaim("roles")).containsExactly(role);
  }

  @Test
  void aPersonSignsInWithAPasswordAndStepsUpWithASecondFactor() throws Exception {
    KeycloakBrowser browser = new KeycloakBrowser();
    assertThat(browser.open(request("1"))).isEmpty();
    URI first = browser.send(Map.of("username", "olivia", "password", "olivia-demo")).orElseThrow();
    JWTClaimsSet one = verified(exchange(first));
    assertThat(one.getSubject()).isEqualTo("olivia");
    assertThat(one.getStringListClaim("roles")).containsExactly("ops");
    assertThat(one.getStringClaim("acr")).isEqualTo("1");

    assertThat(browser.open(request("2"))).isEmpty();
    JWTClaimsSet two =
        verified(exchange(browser.send(Map.of("otp", code("olivia"))).orElseThrow()));
    assertThat(two.getStringClaim("acr")).isEqualTo("2");
    assertThat(two.getLongClaim("auth_time")).isPositive();
  }

  @Test
  void theCommandLineMayBeginADevicesSignIn() throws Exception {
    ClientID cli = new ClientID("quittance-cli");
    DeviceAuthorizationRequest request =
        new DeviceAuthorizationRequest.Builder(cli)
            .endpointURI(metadata.getDeviceAuthorizationEndpointURI())
            .scope(new Scope("openid"))
            .build();
    DeviceCodeGrant grant =
        new DeviceCodeGrant(
            DeviceAuthorizationResponse.parse(request.toHTTPRequest().send())
                .toSuccessResponse()
                .getDeviceCode());
    TokenResponse answer =
        OIDCTokenResponseParser.parse(
            new TokenRequest(metadata.getTokenEndpointURI(), cli, grant).toHTTPRequest().send());
    assertThat(answer.toErrorResponse().getErrorObject().getCode())
        .isEqualTo("authorization_pending");
  }

  private URI request(String acr) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid"), new ClientID("console"), CALLBACK)
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(new State("s"))
        .nonce(new Nonce("n"))
        .acrValues(List.of(new ACR(acr)))
        .codeChallenge(verifier, CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  private String exchange(URI callback) throws Exception {
    AuthorizationCode code =
        AuthenticationResponseParser.parse(callback).toSuccessResponse().getAuthorizationCode();
    return tokens("console", new AuthorizationCodeGrant(code, CALLBACK, verifier));
  }

  private static String tokens(String client, AuthorizationGrant grant) throws Exception {
    TokenRequest request =
        new TokenRequest(
            metadata.getTokenEndpointURI(),
            new ClientSecretBasic(new ClientID(client), new Secret(client + "-secret")),
            grant);
    TokenResponse answer = OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
    assertThat(answer.indicatesSuccess()).as(answer.toString()).isTrue();
    return answer.toSuccessResponse().getTokens().getAccessToken().getValue();
  }

  /** As the services verify it. */
  private static JWTClaimsSet verified(String token) throws Exception {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.RS256, JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            "quittance",
            new JWTClaimsSet.Builder().issuer(server.issuer().toString()).build(),
            Set.of("sub", "exp", "iat", "jti", "roles", "acr", "azp")));
    return processor.process(token, null);
  }

  /** The secret is in the realm. */
  private static String code(String person) throws Exception {
    byte[] secret =
        ("QUITTANCE-DEMO-" + person.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
    return new TimeBasedOneTimePasswordGenerator()
        .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), Instant.now());
  }
}
