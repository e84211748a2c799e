package dev.quittance.cli.read;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.Format;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.response.ChainHeads;
import dev.quittance.cli.text.ChainHeadsText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what an outsider can pin. */
@Command(
    name = "chain-heads",
    description =
        "The head of each partition's hash chain. Keep the JSON form: replay verify --from-log"
            + " --compare-heads tells later whether anything before was changed.",
    footer = {
      "  quittance chain-heads",
      "  quittance chain-heads -o json > heads.json",
      "  quittance replay verify --from-log --compare-heads heads.json"
    })
public final class ChainHeadsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--as-of-offsets",
      paramLabel = "P:OFFSET,...",
      description = "The heads at those offsets, all partitions named.")
  private @Nullable String offsets;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    GlobalOptions options = GlobalOptions.of(spec);
    Format format = options.format();
    Response answer = options.ledger().get(Query.of("/chain-heads").with("asOfOffsets", offsets));
    if (format == Format.JSON) {
      out.println(answer.text());
    } else {
      Listed.rows(out, format, ChainHeadsText.FIELDS).print(answer.as(ChainHeads.class).heads());
    }
    return ExitCode.OK;
  }
}
