package dev.quittance.cli.option;

import dev.quittance.cli.http.Service;
import java.net.URI;
import picocli.CommandLine.Option;

/** Where the ledger is, and how to print what it says. */
public final class LedgerOptions {

  @Option(
      names = "--ledger-url",
      paramLabel = "URL",
      defaultValue = "${env:QUITTANCE_LEDGER_URL:-http://localhost:8083}",
      description =
          "Where the ledger service is; unless given,%nQUITTANCE_LEDGER_URL or ${DEFAULT-VALUE}.")
  private URI ledgerUrl = URI.create("http://localhost:8083");

  @Option(names = "--json", description = "Print the service's JSON as it came.")
  private boolean json;

  public Service ledger() {
    return new Service("ledger", ledgerUrl, "--ledger-url or QUITTANCE_LEDGER_URL");
  }

  public boolean json() {
    return json;
  }
}
