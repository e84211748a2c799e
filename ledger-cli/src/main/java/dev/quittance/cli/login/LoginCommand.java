package dev.quittance.cli.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.IdentityProvider;
import dev.quittance.cli.http.IdentityProvider.Client;
import dev.quittance.cli.http.Json;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.text.Printable;
import dev.quittance.cli.token.Login;
import dev.quittance.cli.token.TokenFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gets an access token and keeps it for the commands that follow. */
@Command(
    name = "login",
    description = {
      "Sign in at the identity provider, with a browser on any device, and keep the token.",
      "With a client's secret no person signs in: the client itself gets the token."
    },
    footer = {
      "  quittance login",
      "  quittance login --second-factor",
      "  quittance login --client-id nightly-audit --client-secret-file /run/secrets/audit"
    })
public final class LoginCommand implements Callable<Integer> {

  private static final String SECRET = "QUITTANCE_CLIENT_SECRET";

  @Spec private CommandSpec spec;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      defaultValue = "http://localhost:8090/identity",
      description =
          "The identity provider; unless given, QUITTANCE_ISSUER, else that of make up,"
              + " else ${DEFAULT-VALUE}.")
  private URI issuer = URI.create("http://localhost:8090/identity");

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      defaultValue = "${env:QUITTANCE_CLIENT_ID:-quittance-cli}",
      description =
          "As which client of the provider; unless given, QUITTANCE_CLIENT_ID, else quittance-cli.")
  private String clientId = "quittance-cli";

  @Option(
      names = "--client-secret-file",
      paramLabel = "FILE",
      description =
          "File of the client's secret; QUITTANCE_CLIENT_SECRET is the secret itself, if set.")
  private @Nullable Path secretFile;

  @Option(
      names = "--second-factor",
      description = "Also prove a second factor, which some commands ask for.")
  private boolean secondFactor;

  @Override
  public Integer call() throws InterruptedException {
    GlobalOptions options = GlobalOptions.of(spec);
    boolean json = options.json();
    Client client = new Client(clientId, secret());
    if (secondFactor && client.secret() != null) {
      throw CommandFailure.usage("A client has no second factor: leave --second-factor out.");
    }
    IdentityProvider provider = IdentityProvider.discover(issuer, options.insecure());
    Login login =
        client.secret() == null
            ? new DeviceLogin(provider, client, secondFactor, spec.commandLine().getErr()).run()
            : asClient(provider, client);
    TokenFile file = options.tokens().file();
    file.write(login);
    report(login, file, json);
    return ExitCode.OK;
  }

  private @Nullable String secret() {
    if (secretFile == null) {
      String set = System.getenv(SECRET);
      return set == null || set.isBlank() ? null : set.strip();
    }
    try {
      return Files.readString(secretFile).strip();
    } catch (IOException e) {
      throw CommandFailure.usage("--client-secret-file cannot be read: %s".formatted(secretFile));
    }
  }

  private static Login asClient(IdentityProvider provider, Client client) {
    IdentityProvider.Answer answer =
        provider.token(client, Map.of("grant_type", "client_credentials"));
    if (!answer.isGood()) {
      throw DeviceLogin.refused(provider, answer);
    }
    return Login.of(provider.issuer(), client.id(), answer.body(), null, Instant.now());
  }

  private void report(Login login, TokenFile file, boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    Claims claims = Claims.of(login.accessToken());
    if (!json) {
      out.println(
          "Signed in as %s%s%s; the token is in %s."
              .formatted(
                  Printable.line(claims.subject()),
                  claims.roles().isEmpty()
                      ? ""
                      : " (" + Printable.line(String.join(", ", claims.roles())) + ")",
                  login.expiresAt() == null ? "" : " until " + login.expiresAt(),
                  file.path()));
      return;
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("issuer", login.issuer());
    report.put("subject", claims.subject());
    report.put("roles", claims.roles());
    report.put("expiresAt", login.expiresAt());
    report.put("file", file.path().toString());
    try {
      out.println(Json.MAPPER.writeValueAsString(report));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing texts as JSON", e);
    }
  }
}
