package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.cluster.Site;
import dev.quittance.systemtests.ledger.CommandLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an auditor does who has nothing but the log and the ledger's pinned heads. */
final class Audit {

  private Audit() {}

  /**
   * Recomputes the ledger from the log; empty, or what the command line said instead of "match".
   */
  static String ofLog(Site site) {
    try {
      Path heads = Files.createTempFile(Path.of("target"), "chaos-heads", ".json");
      try {
        Files.writeString(
            heads, site.platform().ledger().get("/chain-heads").expect(200).toString());
        CommandLine.Said said =
            new CommandLine(site.platform().ledger())
                .run(
                    "replay",
                    "verify",
                    "--from-log",
                    "--bootstrap-servers",
                    site.bootstrapServers(),
                    "--keys",
                    site.auditorKeys().toString(),
                    "--compare-heads",
                    heads.toString());
        return said.exitCode() == 0 ? "" : said.exitCode() + ": " + said.text().strip();
      } finally {
        Files.delete(heads);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
