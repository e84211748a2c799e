package dev.quittance.systemtests.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A person at a browser who signs in for the console: the code flow with PKCE. */
final class SignIn {

  private static final String CLIENT = "console";
  private static final URI CALLBACK = URI.create("http://localhost:8080/session/callback");

  private final KeycloakServer server;
  private final String person;
  private final CodeVerifier verifier = new CodeVerifier();
  private final KeycloakBrowser browser = new KeycloakBrowser();

  SignIn(KeycloakServer server, String person) {
    this.server = server;
    this.person = person;
  }

  /** The first time; gives the access token. */
  String withPassword() throws Exception {
    assertThat(browser.open(request("1"))).as("a page that asks for the password").isEmpty();
    return token(
        browser.send(Map.of("username", person, "password", person + "-demo")).orElseThrow());
  }

  /** After the password; gives the access token. */
  String withSecondFactor() throws Exception {
    assertThat(browser.open(request("2"))).as("a page that asks for the code").isEmpty();
    return token(browser.send(Map.of("otp", server.codes().next(person))).orElseThrow());
  }

  private URI request(String acr) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid"), new ClientID(CLIENT), CALLBACK)
        .endpointURI(server.metadata().getAuthorizationEndpointURI())
        .state(new State("s"))
        .nonce(new Nonce("n"))
        .acrValues(List.of(new ACR(acr)))
        .codeChallenge(verifier, CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  private String token(URI callback) throws ParseException {
    AuthorizationCode code =
        AuthenticationResponseParser.parse(callback).toSuccessResponse().getAuthorizationCode();
    return server.token(CLIENT, new AuthorizationCodeGrant(code, CALLBACK, verifier));
  }
}
