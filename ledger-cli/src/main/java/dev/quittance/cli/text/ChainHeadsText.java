package dev.quittance.cli.text;

import dev.quittance.cli.response.ChainHeads;
import java.io.PrintWriter;
import java.util.List;

/** The chains' heads as a table. */
public final class ChainHeadsText {

  public static final List<Field<ChainHeads.Head>> FIELDS =
      List.of(
          Field.of(Column.right("partition"), "partition", ChainHeads.Head::partition),
          Field.of(Column.right("next offset"), "nextOffset", ChainHeads.Head::nextOffset),
          Field.of(Column.right("entries"), "entries", ChainHeads.Head::entries),
          Field.of(Column.id("chain hash"), "chainHash", ChainHeads.Head::chainHash));

  private ChainHeadsText() {}

  public static void print(PrintWriter out, List<ChainHeads.Head> heads) {
    Rows.table(out, FIELDS).print(heads);
  }
}
