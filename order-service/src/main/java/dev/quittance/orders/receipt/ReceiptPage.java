package dev.quittance.orders.receipt;

import java.util.List;

/**
 * A receipt as texts in one language, in the order in which they are read. Texts are plain: whoever
 * makes HTML of them escapes them.
 *
 * @param language RFC 5646, {@code en} or {@code zh}
 * @param number what this receipt is called
 * @param pageWord before a page's number
 * @param facts about the order and who takes part in it
 * @param totals the last of them are the most important
 * @param unprintable what to say if a character cannot be printed
 */
public record ReceiptPage(
    String language,
    String title,
    String number,
    String asOf,
    String pageWord,
    List<Fact> facts,
    Table lines,
    List<Fact> totals,
    List<Section> sections,
    String note,
    String unprintable) {

  public ReceiptPage {
    facts = List.copyOf(facts);
    totals = List.copyOf(totals);
    sections = List.copyOf(sections);
  }

  /**
   * @param strong whether it matters more than those beside it
   */
  public record Fact(String label, String value, boolean strong) {}

  /**
   * @param heads as many as each row has cells
   */
  public record Table(String title, List<Head> heads, List<Row> rows) {

    public Table {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param kind {@code number} for amounts, which stand under each other; {@code code} for ids;
   *     {@code text}
   */
  public record Head(String text, String kind) {}

  public record Row(List<Cell> cells) {

    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * @param kind its column's
   */
  public record Cell(String text, String kind) {}

  /** Facts, and a table below them; either may be empty. */
  public record Section(String title, List<Fact> facts, List<Table> tables) {

    public Section {
      facts = List.copyOf(facts);
      tables = List.copyOf(tables);
    }
  }
}
