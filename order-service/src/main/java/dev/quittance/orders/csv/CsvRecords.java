package dev.quittance.orders.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file (RFC 4180), one at a time. A record that cannot be read spoils no
 * other: reading goes on with the line after the one in which it begins, also if a quote is never
 * closed. So a reader holds few lines at a time, whatever the file is.
 */
public final class CsvRecords implements AutoCloseable {

  /** Lines of a record: a quoted field may have line breaks. */
  private static final int MAX_LINES = 50;

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  /**
   * A record.
   *
   * @param line in which it begins, from 1 on
   * @param values null if it cannot be read
   * @param fault why it cannot be read; completes "line ..."
   */
  public record CsvRecord(int line, @Nullable List<String> values, @Nullable String fault) {}

  private final CsvLines lines;
  private final Deque<CsvLines.Line> again = new ArrayDeque<>();

  public CsvRecords(InputStream in) {
    this.lines = new CsvLines(in);
  }

  /** The next record; null at the end. Empty lines are none. */
  public @Nullable CsvRecord next() throws IOException {
    CsvLines.Line line = line();
    while (line != null && line.whole() && line.text().isBlank()) {
      line = line();
    }
    if (line == null) {
      return null;
    }
    if (!line.whole()) {
      return bad(line, "is longer than " + CsvLines.MAX_LENGTH + " characters");
    }
    List<CsvLines.Line> more = new ArrayList<>();
    String record = joined(line, more);
    List<String> values = record == null ? null : parsed(record);
    if (values != null) {
      return new CsvRecord(line.number(), values, null);
    }
    more.reversed().forEach(again::addFirst);
    return bad(
        line,
        record == null
            ? "has a quote that is not closed within " + MAX_LINES + " lines"
            : "is no CSV: a quote stands where none can, write it twice in a quoted field");
  }

  /**
   * The text from that line to the one that closes its last quote; null if none does.
   *
   * @param more where the lines after the first one are put
   */
  private @Nullable String joined(CsvLines.Line first, List<CsvLines.Line> more)
      throws IOException {
    StringBuilder record = new StringBuilder(first.text());
    boolean open = isOdd(first.text());
    while (open) {
      CsvLines.Line line = more.size() < MAX_LINES - 1 ? line() : null;
      if (line == null) {
        return null;
      }
      more.add(line);
      if (!line.whole() || record.length() + line.text().length() >= CsvLines.MAX_LENGTH) {
        return null;
      }
      record.append('\n').append(line.text());
      open ^= isOdd(line.text());
    }
    return record.toString();
  }

  /** Whether it has an odd number of quotes; a quote within a quoted field is written twice. */
  private static boolean isOdd(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 != 0;
  }

  /** Null if it is no CSV. */
  private static @Nullable List<String> parsed(String text) throws IOException {
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.getFirst().toList() : null;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return null; // the text is in memory: only its form can be wrong
    }
  }

  private static CsvRecord bad(CsvLines.Line line, String fault) {
    return new CsvRecord(line.number(), null, fault);
  }

  private CsvLines.@Nullable Line line() throws IOException {
    CsvLines.Line line = again.poll();
    return line == null ? lines.next() : line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
