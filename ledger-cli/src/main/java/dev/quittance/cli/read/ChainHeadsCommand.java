package dev.quittance.cli.read;

import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.ChainHeads;
import dev.quittance.cli.http.Answer;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.LedgerOptions;
import dev.quittance.cli.text.ChainHeadsText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what an outsider can pin. */
@Command(
    name = "chain-heads",
    description =
        "The head of each partition's hash chain. Keep the --json form: replay verify --from-log"
            + " --compare-heads tells later whether anything before was changed.")
public final class ChainHeadsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;

  @Option(
      names = "--as-of-offsets",
      paramLabel = "P:OFFSET,...",
      description = "The heads at those offsets, all partitions named.")
  private @Nullable String offsets;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Answer answer = ledger.ledger().get(Query.of("/chain-heads").with("asOfOffsets", offsets));
    if (ledger.json()) {
      out.println(answer.text());
    } else {
      ChainHeadsText.print(out, answer.as(ChainHeads.class).heads());
    }
    return ExitCode.OK;
  }
}
