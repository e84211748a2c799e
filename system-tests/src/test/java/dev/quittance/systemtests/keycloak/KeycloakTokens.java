package dev.quittance.systemtests.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.TokenSource;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access tokens of the realm's people and programs: a person signs in at a browser, a program
 * with its secret. Each is asked for once while it is good.
 */
public final class KeycloakTokens implements TokenSource {

  /** The services want a second factor of the last 5 minutes; a token lives for 15. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(4);

  /** Roles of programs. */
  private static final Set<String> OF_PROGRAMS = Set.of("service", "subscriber");

  private record Issued(String token, Instant until) {}

  private final KeycloakServer server;
  private final Map<Caller, Issued> issued = new ConcurrentHashMap<>();

  KeycloakTokens(KeycloakServer server) {
    this.server = server;
  }

  @Override
  public String of(Caller caller) {
    return issued
        .compute(
            caller,
            (who, before) ->
                before != null && Instant.now().isBefore(before.until()) ? before : ask(who))
        .token();
  }

  /** The id of the key that the caller's token is signed with. */
  public String keyOf(Caller caller) {
    try {
      return SignedJWT.parse(of(caller)).getHeader().getKeyID();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next request of each caller gets a new token. */
  void forget() {
    issued.clear();
  }

  private Issued ask(Caller caller) {
    Instant until = Instant.now().plus(GOOD_FOR);
    try {
      String token = signedIn(caller);
      JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
      assertThat(claims.getSubject()).isEqualTo(caller.subject());
      assertThat(claims.getStringListClaim("roles"))
          .containsExactlyInAnyOrderElementsOf(caller.roles());
      assertThat(claims.getStringClaim("acr")).isEqualTo(caller.secondFactor() ? "2" : "1");
      return new Issued(token, until);
    } catch (Exception e) {
      throw new IllegalStateException("no token for " + caller, e);
    }
  }

  private String signedIn(Caller caller) throws Exception {
    if (OF_PROGRAMS.containsAll(caller.roles())) {
      return server.token(caller.subject(), new ClientCredentialsGrant());
    }
    SignIn person = new SignIn(server, caller.subject());
    String one = person.withPassword();
    return caller.secondFactor() ? person.withSecondFactor() : one;
  }
}
