package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeProvider;
import dev.quittance.cli.fake.FakeService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {

  private static final String TOKEN = FakeProvider.token("olivia", "ops");
  private static final String HEADS = "GET /chain-heads";

  @TempDir private Path directory;
  private final FakeProvider provider = new FakeProvider();
  private final FakeService ledger = new FakeService();

  @AfterEach
  void close() {
    provider.close();
    ledger.close();
  }

  @Test
  void aPersonSignsInInABrowserAndTheTokenGoesWithEveryRequest() throws IOException {
    provider.refuses("authorization_pending").gives(TOKEN, 900, "");
    CommandResult login = login("--second-factor");
    assertThat(login.err()).contains("http://localhost/activate", "WDJB-MJHT");
    assertThat(login.out()).startsWith("Signed in as olivia (ops) until 20");
    assertThat(login.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(provider.asked().requests().get(1)).contains("acr_values=2");
    assertThat(provider.asked().requests().getLast()).contains("device_code=the-device-code");
    assertThat(login.out() + login.err()).doesNotContain(TOKEN, "the-device-code");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");

    ledger.on(HEADS, "{\"heads\": [], \"asOf\": {\"offsets\": {}}}");
    ledger("chain-heads", "--json");
    assertThat(ledger.authorizations()).containsExactly("Bearer " + TOKEN);
  }

  @Test
  void aClientSignsInWithItsSecret() throws IOException {
    provider.gives(TOKEN, 900, "");
    Path secret = Files.writeString(directory.resolve("secret"), "s3cr:t/one\n");
    CommandResult login =
        login("--client-id", "nightly", "--client-secret-file", secret.toString());
    assertThat(login.exitCode()).as(login.err()).isEqualTo(ExitCode.OK);
    assertThat(provider.asked().requests().getLast())
        .isEqualTo("POST /identity/token grant_type=client_credentials");
    assertThat(provider.asked().authorizations().getLast())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("nightly:s3cr%3At%2Fone".getBytes(StandardCharsets.UTF_8)));
    assertThat(login.out() + login.err() + Files.readString(file())).doesNotContain("s3cr");
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, The sign-in was declined",
    "expired_token, Nobody signed in in time",
    "invalid_grant, refused: invalid_grant"
  })
  void whatTheProviderRefusesIsSaidAndNothingIsKept(String error, String said) {
    provider.refuses(error);
    CommandResult login = login();
    assertThat(login.err()).contains(said);
    assertThat(login.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(file()).doesNotExist();
  }

  @Test
  void anotherProviderThanAskedForIsNotFollowed() {
    CommandResult login =
        CommandResult.quittance(
            "login", "--issuer", provider.issuer().replace("localhost", "127.0.0.1"));
    assertThat(login.err()).contains("is not the identity provider http://127.0.0.1");
    assertThat(login.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void anExpiredLoginIsSaidBeforeAnythingIsAsked() throws IOException {
    keep("2026-01-01T00:00:00Z", "");
    CommandResult ran = ledger("chain-heads");
    assertThat(ran.err()).contains("has expired: run quittance login");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(ledger.requests()).isEmpty();
  }

  @Test
  void anExpiredLoginThatCanBeRefreshedIs() throws IOException {
    keep("2026-01-01T00:00:00Z", "refresh-1");
    provider.gives(TOKEN, 900, "refresh-2");
    ledger.on(HEADS, "{\"heads\": [], \"asOf\": {\"offsets\": {}}}");
    CommandResult ran = ledger("chain-heads", "--json");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
    assertThat(provider.asked().requests().getLast()).contains("refresh_token=refresh-1");
    assertThat(ledger.authorizations()).containsExactly("Bearer " + TOKEN);
    assertThat(Files.readString(file())).contains(TOKEN, "refresh-2");
  }

  @Test
  void aRefreshThatIsRefusedIsAnExpiredLogin() throws IOException {
    keep("2026-01-01T00:00:00Z", "refresh-1");
    provider.refuses("invalid_grant");
    CommandResult ran = ledger("chain-heads");
    assertThat(ran.err()).contains("run quittance login");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_SIGNED_IN);
  }

  @Test
  void aFileMayHoldATokenAlone() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), TOKEN + "\n");
    ledger.on(HEADS, "{\"heads\": [], \"asOf\": {\"offsets\": {}}}");
    ledger("chain-heads", "--json");
    assertThat(ledger.authorizations()).containsExactly("Bearer " + TOKEN);
  }

  @ParameterizedTest
  @CsvSource({"'two words'", "'{\"issuer\": \"x\"}'", "'{\"accessToken\": '", "''"})
  void whatIsNoTokenIsNotSentAndNotRepeated(String content) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), content);
    CommandResult ran = ledger("chain-heads");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("quittance login");
    assertThat(ledger.requests()).isEmpty();
  }

  @Test
  void aServiceThatAsksWhoIsThereGetsASignIn() {
    ledger.problem(HEADS, 401, "unauthorized", "Send an access token.");
    CommandResult ran = CommandResult.quittance("chain-heads", "--ledger-url", ledger.url());
    assertThat(ran.err()).contains("asks who you are: run quittance login");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(ledger.authorizations()).containsExactly("none");
  }

  @Test
  void aTokenThatIsNotAcceptedIsNamedByItsOrigin() throws IOException {
    keep(Instant.now().plusSeconds(900).toString(), "");
    ledger.problem(HEADS, 401, "unauthorized", "The token is not valid.");
    CommandResult ran = ledger("chain-heads", "--json");
    assertThat(ran.err()).contains(file().toString(), "\"code\":\"unauthorized\"");
    assertThat(ran.err()).doesNotContain("kept-token");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_SIGNED_IN);
  }

  @Test
  void whatTheRolesDoNotAllowIsSaid() throws IOException {
    keep(Instant.now().plusSeconds(900).toString(), "");
    ledger.problem(HEADS, 403, "forbidden", "This needs the role ops or auditor.");
    CommandResult ran = ledger("chain-heads");
    assertThat(ran.err()).contains("You may not do this: This needs the role ops or auditor.");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.NOT_ALLOWED);
  }

  @Test
  void logoutDeletesTheLogin() throws IOException {
    keep(Instant.now().plusSeconds(900).toString(), "");
    assertThat(CommandResult.quittance("logout", "--token-file", file().toString()).out())
        .startsWith("Deleted");
    assertThat(file()).doesNotExist();
  }

  private Path file() {
    return directory.resolve("configuration").resolve("login.json");
  }

  private void keep(String expiresAt, String refreshToken) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        "{\"issuer\": \"%s\", \"clientId\": \"quittance-cli\", \"accessToken\": \"kept-token\", %s \"expiresAt\": \"%s\"}"
            .formatted(
                provider.issuer(),
                refreshToken.isEmpty() ? "" : "\"refreshToken\": \"%s\",".formatted(refreshToken),
                expiresAt));
  }

  private CommandResult login(String... options) {
    String[] all = new String[options.length + 5];
    all[0] = "login";
    all[1] = "--issuer";
    all[2] = provider.issuer();
    all[3] = "--token-file";
    all[4] = file().toString();
    System.arraycopy(options, 0, all, 5, options.length);
    return CommandResult.quittance(all);
  }

  private CommandResult ledger(String... command) {
    String[] all = new String[command.length + 4];
    System.arraycopy(command, 0, all, 0, command.length);
    all[command.length] = "--ledger-url";
    all[command.length + 1] = ledger.url();
    all[command.length + 2] = "--token-file";
    all[command.length + 3] = file().toString();
    return CommandResult.quittance(all);
  }
}
