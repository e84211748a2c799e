package dev.quittance.systemtests.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.cluster.IdentityProvider;
import dev.quittance.systemtests.cluster.Service;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak with the realm of deploy/keycloak, for all tests of a JVM: from the first that
 * needs it to the end.
 */
public final class KeycloakServer implements IdentityProvider {

  private static final Path COMPOSE = Path.of("..", "deploy", "keycloak", "compose.env");
  private static @Nullable KeycloakServer shared;

  private final KeycloakProcess process;
  private final OIDCProviderMetadata metadata;
  private final KeycloakTokens tokens = new KeycloakTokens(this);
  private final OneTimeCodes codes = new OneTimeCodes();

  private KeycloakServer(KeycloakProcess process) {
    this.process = process;
    this.metadata = metadata(process.realm("localhost", "quittance"));
  }

  /** The one that runs; starts it if none does yet. */
  public static synchronized KeycloakServer shared() {
    KeycloakServer server = shared;
    if (server == null) {
      server = new KeycloakServer(KeycloakProcess.start());
      shared = server;
    }
    return server;
  }

  /** {@code iss} of every token. */
  public URI issuer() {
    return URI.create(metadata.getIssuer().getValue());
  }

  OIDCProviderMetadata metadata() {
    return metadata;
  }

  OneTimeCodes codes() {
    return codes;
  }

  @Override
  public KeycloakTokens tokens() {
    return tokens;
  }

  /**
   * In both ways that are documented: some services discover the provider under its own name,
   * others are told as in docker-compose.yml, where they reach it under another.
   */
  @Override
  public Map<String, String> settings(Service service) {
    return switch (service) {
      case ORDER, LEDGER -> Map.of("quarkus.oidc.auth-server-url", issuer().toString());
      case PAYMENT, NOTIFICATION ->
          Map.of(
              "quarkus.oidc.auth-server-url",
              process.realm("127.0.0.1", "quittance").toString(),
              "quarkus.oidc.discovery-enabled",
              "false",
              "quarkus.oidc.jwks-path",
              compose().getProperty("QUITTANCE_OIDC_JWKS_PATH"),
              "quarkus.oidc.token.issuer",
              issuer().toString());
    };
  }

  /** Gives the realm a new key, which it signs with from now on. */
  public void rotateKeys() {
    String admin =
        token(
            metadata(process.realm("localhost", "master")),
            KeycloakProcess.ADMIN,
            KeycloakProcess.ADMIN_SECRET,
            new ClientCredentialsGrant());
    Map<String, Object> key = new HashMap<>();
    key.put("name", "rsa-next");
    key.put("providerId", "rsa-generated");
    key.put("providerType", "org.keycloak.keys.KeyProvider");
    key.put("config", Map.of("priority", List.of("200")));
    new JsonHttp(issuer(), who -> admin, Caller.OPS)
        .post("/admin/realms/quittance/components", key)
        .expect(201);
    tokens.forget();
  }

  /** A person opens the page that a device names, signs in and lets it in. */
  public void grantDevice(URI page, String person) throws Exception {
    KeycloakBrowser browser = new KeycloakBrowser();
    browser.open(page);
    browser.send(Map.of("username", person, "password", person + "-demo"));
    browser.send(Map.of("accept", "Yes"));
  }

  /** What a client with a secret gets for a grant: the access token. */
  String token(String client, AuthorizationGrant grant) {
    return token(metadata, client, client + "-secret", grant);
  }

  private static String token(
      OIDCProviderMetadata metadata, String client, String secret, AuthorizationGrant grant) {
    try {
      TokenRequest request =
          new TokenRequest(
              metadata.getTokenEndpointURI(),
              new ClientSecretBasic(new ClientID(client), new Secret(secret)),
              grant);
      TokenResponse answer = OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
      assertThat(answer.indicatesSuccess()).as(answer.toString()).isTrue();
      return answer.toSuccessResponse().getTokens().getAccessToken().getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OIDCProviderMetadata metadata(URI issuer) {
    try {
      return OIDCProviderMetadata.resolve(new Issuer(issuer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Properties compose() {
    Properties variables = new Properties();
    try (Reader file = Files.newBufferedReader(COMPOSE)) {
      variables.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables;
  }
}
