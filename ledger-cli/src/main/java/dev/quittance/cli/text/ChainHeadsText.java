package dev.quittance.cli.text;

import dev.quittance.cli.answer.ChainHeads;
import java.io.PrintWriter;
import java.util.List;

/** The chains' heads as a table. */
public final class ChainHeadsText {

  private ChainHeadsText() {}

  public static void print(PrintWriter out, List<ChainHeads.Head> heads) {
    new Table(
            out,
            Column.right("partition"),
            Column.right("next offset"),
            Column.right("entries"),
            Column.left("chain hash"))
        .print(
            heads.stream()
                .map(head ->
                    List.of(
                        String.valueOf(head.partition()),
                        String.valueOf(head.nextOffset()),
                        String.valueOf(head.entries()),
                        head.chainHash()))
                .toList());
  }
}
