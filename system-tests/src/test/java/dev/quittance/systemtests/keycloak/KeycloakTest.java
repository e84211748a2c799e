package dev.quittance.systemtests.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Keycloak with our realm gives the tokens that the services ask for. */
@Tag("keycloak")
class KeycloakTest {

  private final KeycloakServer server = KeycloakServer.shared();
  private final OIDCProviderMetadata metadata = server.metadata();

  @ParameterizedTest
  @CsvSource({"marketplace, service", "subscriber, subscriber", "demo, service"})
  void aProgramGetsATokenWithItsRole(String id, String role) throws Exception {
    JWTClaimsSet claims = verified(server.token(id, new ClientCredentialsGrant()));
    assertThat(claims.getSubject()).isEqualTo(id);
    assertThat(claims.getStringListClaim("roles")).containsExactly(role);
  }

  @ParameterizedTest
  @CsvSource({"alice, buyer", "bob, buyer", "carol, supplier", "ada, auditor"})
  void aPersonSignsInWithAPassword(String name, String role) throws Exception {
    JWTClaimsSet claims = verified(new SignIn(server, name).withPassword());
    assertThat(claims.getSubject()).isEqualTo(name);
    assertThat(claims.getStringListClaim("roles")).containsExactly(role);
    assertThat(claims.getStringClaim("acr")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"sam, support", "olivia, ops", "oscar, ops"})
  void oneOfTheStaffStepsUpWithASecondFactor(String name, String role) throws Exception {
    SignIn person = new SignIn(server, name);
    JWTClaimsSet one = verified(person.withPassword());
    assertThat(one.getStringListClaim("roles")).containsExactly(role);
    assertThat(one.getStringClaim("acr")).isEqualTo("1");

    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    JWTClaimsSet two = verified(person.withSecondFactor());
    assertThat(two.getSubject()).isEqualTo(name);
    assertThat(two.getStringClaim("acr")).isEqualTo("2");
    assertThat(Instant.ofEpochSecond(two.getLongClaim("auth_time"))).isAfterOrEqualTo(before);
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

  /** As the services verify it. */
  private JWTClaimsSet verified(String token) throws Exception {
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
}
