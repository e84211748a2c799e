package dev.quittance.cli.option;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.Service;
import dev.quittance.cli.token.TokenSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of every command, accepted before it and after it. */
public final class GlobalOptions {

  /** Under which name the root command has them. */
  public static final String MIXIN = "global";

  @Option(
      names = {"-l", "--ledger-url"},
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      defaultValue = "http://localhost:8083",
      description =
          "Where the ledger service is; unless given, QUITTANCE_LEDGER_URL, else where make up"
              + " started it, else ${DEFAULT-VALUE}.")
  private URI ledgerUrl = URI.create("http://localhost:8083");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "${COMPLETION-CANDIDATES}; table unless given. Amounts are minor units in csv.")
  private @Nullable Format output;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "The same as -o json: the service's JSON as it came.")
  private boolean json;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "Where the access token is: a login that quittance login keeps there, or a token alone."
              + " Unless given, the token in QUITTANCE_TOKEN, else the login in the user's"
              + " directory of configuration.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--insecure",
      scope = ScopeType.INHERIT,
      description =
          "Send tokens and secrets over plain HTTP to another machine, where others can read them.")
  private boolean insecure;

  /** Those of the command line that this command belongs to. */
  public static GlobalOptions of(CommandSpec command) {
    CommandSpec mixin = Objects.requireNonNull(command.root().mixins().get(MIXIN));
    return (GlobalOptions) mixin.userObject();
  }

  public Service ledger() {
    return service("ledger", ledgerUrl, "--ledger-url or QUITTANCE_LEDGER_URL");
  }

  /** A service that is asked with this user's token. */
  public Service service(String name, URI url, String setBy) {
    return new Service(name, url, setBy, tokens()::find, insecure);
  }

  public TokenSource tokens() {
    return new TokenSource(System.getenv(), tokenFile, insecure);
  }

  /** Whether secrets may be sent over plain HTTP to another machine. */
  public boolean insecure() {
    return insecure;
  }

  /** How a read is printed. */
  public Format format() {
    if (json && output != null && output != Format.JSON) {
      throw CommandFailure.usage("--json is -o json: leave one of --json and -o out.");
    }
    return json ? Format.JSON : Objects.requireNonNullElse(output, Format.TABLE);
  }

  /** For commands that are no reads: JSON, or text. */
  public boolean json() {
    Format format = format();
    if (format == Format.CSV) {
      throw CommandFailure.usage("-o csv is for reads: this command prints table or json.");
    }
    return format == Format.JSON;
  }

  /** For messages about a command line that is wrong: whatever else is. */
  public boolean wantsJson() {
    return json || output == Format.JSON;
  }
}
