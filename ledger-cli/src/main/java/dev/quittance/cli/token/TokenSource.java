package dev.quittance.cli.token;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.AccessToken;
import dev.quittance.cli.http.IdentityProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the token that requests are sent with. */
public final class TokenSource {

  /** Of the environment: a token, for scripts. */
  public static final String VARIABLE = "QUITTANCE_TOKEN";

  private final Map<String, String> environment;
  private final @Nullable Path given;
  private final boolean insecure;

  /**
   * @param given the file of the command line; null for none
   * @param insecure whether a login may be renewed over plain HTTP at another machine
   */
  public TokenSource(Map<String, String> environment, @Nullable Path given, boolean insecure) {
    this.environment = environment;
    this.given = given;
    this.insecure = insecure;
  }

  /** Where {@code quittance login} keeps what it gets. */
  public TokenFile file() {
    return given == null ? TokenFile.standard(environment) : new TokenFile(given);
  }

  /**
   * The token; null if there is none.
   *
   * @throws CommandFailure if it has expired and cannot be renewed
   */
  public @Nullable AccessToken find() {
    if (given == null) {
      String token = environment.getOrDefault(VARIABLE, "").strip();
      if (!token.isEmpty()) {
        return new AccessToken(token, VARIABLE);
      }
      if (!file().exists()) {
        return null;
      }
    }
    return kept(file());
  }

  private AccessToken kept(TokenFile file) {
    String text = file.text();
    Login login = TokenFile.login(file.path(), text);
    if (login == null) {
      return new AccessToken(text, file.path().toString());
    }
    Login valid = login.isExpiredAt(Instant.now()) ? renewed(login, file) : login;
    return new AccessToken(valid.accessToken(), file.path().toString());
  }

  private Login renewed(Login login, TokenFile file) {
    String refresh = login.refreshToken();
    if (refresh != null) {
      IdentityProvider provider = IdentityProvider.discover(URI.create(login.issuer()), insecure);
      IdentityProvider.Answer answer =
          provider.token(
              new IdentityProvider.Client(login.clientId(), null),
              Map.of("grant_type", "refresh_token", "refresh_token", refresh));
      if (answer.isGood()) {
        Login renewed =
            Login.of(login.issuer(), login.clientId(), answer.body(), login, Instant.now());
        file.write(renewed);
        return renewed;
      }
    }
    throw CommandFailure.notSignedIn(
        "Your login at %s has expired: run quittance login.".formatted(login.issuer()));
  }
}
