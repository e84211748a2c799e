package dev.quittance.ledger.api;

import dev.quittance.kit.page.Cursor;
import dev.quittance.kit.page.Page;
import dev.quittance.kit.page.Terms;
import dev.quittance.ledger.query.AsOf;
import dev.quittance.ledger.query.Extent;
import dev.quittance.ledger.query.OffsetVector;
import dev.quittance.ledger.query.Reflecting;
import dev.quittance.ledger.query.Snapshots;
import dev.quittance.ledger.query.Statement;
import dev.quittance.ledger.query.Statement.Mark;
import dev.quittance.ledger.query.StatementLine;
import dev.quittance.ledger.query.StatementLine.Place;
import dev.quittance.ledger.query.StatementOpening;
import dev.quittance.ledger.query.StatementRange;
import dev.quittance.ledger.query.StatementReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements page by page. The cursor carries the offsets that the first page reflects and the
 * balance so far, so that the pages are one statement, whatever is posted meanwhile; and the
 * generation, so that they are refused to be two, should the ledger become another one.
 */
@ApplicationScoped
public class StatementPages {

  private static final String GENERATION = "generation";
  private static final String SEEN = "seen";
  private static final String BALANCE = "balance";
  private static final String OPENING = "opening";
  private static final String CLOSING = "closing";
  private static final String PLACE = "place";

  private static final Pattern PLACES = Pattern.compile("(-?[0-9]{1,18}) ([0-9]{1,18})");

  /**
   * An opened statement and where its next page begins.
   *
   * @param generation the one that its first page was read from
   */
  record Opened(Statement statement, long generation, Extent extent, Mark mark) {

    /** The state that every page reflects. */
    AsOf asOf() {
      return new AsOf(extent.offsets(), extent.time(), null);
    }
  }

  private final Snapshots snapshots;

  StatementPages(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  Opened open(String account, Terms terms, AsOfParameters when) {
    StatementRange range = StatementParameters.range(account, terms);
    Cursor cursor = terms.cursor();
    AsOf asked = when.toAsOf(terms);
    AsOf asOf = cursor == null ? asked : new AsOf(seen(cursor), asked.time(), asked.minOffsets());
    Reflecting<Statement> opened =
        snapshots.read(
            asOf,
            cursor == null
                ? StatementOpening.of(range)
                : StatementOpening.again(
                    range,
                    cursor.number(GENERATION),
                    cursor.number(OPENING),
                    cursor.number(CLOSING)));
    Statement statement = opened.answer();
    return cursor == null
        ? new Opened(statement, opened.generation(), opened.extent(), statement.begin())
        : new Opened(statement, cursor.number(GENERATION), opened.extent(), mark(cursor));
  }

  StatementView page(Opened opened, Terms terms) {
    Reflecting<List<StatementLine>> found = lines(opened, opened.mark(), terms.lookAhead());
    Page<StatementLine> page = terms.page(found.answer(), last -> place(opened, last));
    return StatementView.of(opened.statement(), page, AsOfView.of(found));
  }

  Reflecting<List<StatementLine>> lines(Opened opened, Mark mark, int limit) {
    return snapshots.read(opened.asOf(), StatementReads.page(opened.statement(), mark, limit));
  }

  private static Map<String, String> place(Opened opened, StatementLine last) {
    Statement statement = opened.statement();
    Place place = last.place();
    return Map.of(
        StatementParameters.CURRENCY,
        statement.currency(),
        GENERATION,
        String.valueOf(opened.generation()),
        SEEN,
        opened.extent().offsets().text(),
        OPENING,
        String.valueOf(statement.openingMinor()),
        CLOSING,
        String.valueOf(statement.closingMinor()),
        BALANCE,
        String.valueOf(Statement.after(last).balanceMinor()),
        PLACE,
        String.format(Locale.ROOT, "%d %d", place.occurredAtMicros(), place.position()));
  }

  private static OffsetVector seen(Cursor cursor) {
    return OffsetVector.parse(cursor.value(SEEN)).orElseThrow(Cursor::badCursor);
  }

  private static Mark mark(Cursor cursor) {
    Matcher place = PLACES.matcher(cursor.value(PLACE));
    if (!place.matches()) {
      throw Cursor.badCursor();
    }
    return new Mark(
        new Place(Long.parseLong(place.group(1)), Long.parseLong(place.group(2))),
        cursor.number(BALANCE));
  }
}
