package dev.quittance.ledger.api.statement;

import dev.quittance.contract.SpreadsheetText;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.query.statement.AccountStatement;
import dev.quittance.ledger.query.statement.AccountStatement.Mark;
import dev.quittance.ledger.query.statement.StatementLine;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A whole statement as CSV by RFC 4180, newest line first, read and written in pieces. */
public final class StatementCsv {

  public static final int PIECE_LINES = 1_000;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "occurredAt",
              "partition",
              "offset",
              "step",
              "line",
              "orderId",
              "type",
              "counterAccount",
              "currency",
              "debit",
              "credit",
              "balance")
          .get();

  private StatementCsv() {}

  /**
   * @param pieces gives the next {@link #PIECE_LINES} lines from a mark on, fewer at the end
   */
  static void write(
      Appendable out,
      AccountStatement statement,
      Mark begin,
      Function<Mark, List<StatementLine>> pieces)
      throws IOException {
    CSVPrinter csv = new CSVPrinter(out, FORMAT);
    Mark mark = begin;
    List<StatementLine> piece;
    do {
      piece = pieces.apply(mark);
      for (StatementLine line : piece) {
        write(csv, line, statement.currency());
        mark = AccountStatement.after(line);
      }
    } while (piece.size() == PIECE_LINES);
    csv.close(true); // not where it fails: that would end the answer as if it were whole
  }

  private static void write(CSVPrinter csv, StatementLine line, String currency)
      throws IOException {
    StatementLine.Place place = line.place();
    Position entry = place.entry();
    csv.printRecord(
        place.occurredAt(),
        entry.partition(),
        entry.offset(),
        entry.step(),
        place.line(),
        SpreadsheetText.of(line.subject()),
        SpreadsheetText.of(line.type().simpleName()),
        SpreadsheetText.of(line.counterAccount()),
        SpreadsheetText.of(currency),
        line.debitMinor() == 0 ? null : line.debitMinor(),
        line.creditMinor() == 0 ? null : line.creditMinor(),
        line.balanceMinor());
  }
}
