package dev.quittance.ledger.api.statement;

import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.ledger.api.snapshot.AsOfParameters;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.api.snapshot.ReadProblems;
import dev.quittance.ledger.query.snapshot.AsOf;
import dev.quittance.ledger.query.snapshot.Coverage;
import dev.quittance.ledger.query.snapshot.OffsetVector;
import dev.quittance.ledger.query.snapshot.ReadRefusal;
import dev.quittance.ledger.query.snapshot.ReadResult.Found;
import dev.quittance.ledger.query.snapshot.ReadResult.Refused;
import dev.quittance.ledger.query.snapshot.RefusableRead;
import dev.quittance.ledger.query.snapshot.SnapshotAnswer;
import dev.quittance.ledger.query.snapshot.Snapshots;
import dev.quittance.ledger.query.statement.AccountStatement;
import dev.quittance.ledger.query.statement.AccountStatement.Mark;
import dev.quittance.ledger.query.statement.StatementLine;
import dev.quittance.ledger.query.statement.StatementLine.Place;
import dev.quittance.ledger.query.statement.StatementOpening;
import dev.quittance.ledger.query.statement.StatementRange;
import dev.quittance.ledger.query.statement.StatementReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements page by page. The cursor carries the offsets that the first page reflects and the
 * balance so far, so that the pages are one statement, whatever is posted meanwhile; and the
 * generation, so that paging stops with 409 if the ledger changed. Each page is of one snapshot,
 * and all pieces of a whole statement are of one generation.
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
   * An opened statement and where its next lines begin.
   *
   * @param generation the one that its first page was read from
   */
  record Opened(AccountStatement statement, long generation, Mark mark) {}

  /** What one snapshot has of it. */
  private record Part(Opened opened, List<StatementLine> lines) {}

  /** A statement that is read on in pieces, all of the same state of the same generation. */
  final class Whole {

    private final Opened opened;
    private final AsOf asOf;
    private final int generation;

    private Whole(SnapshotAnswer<Opened> found) {
      this.opened = found.answer();
      this.asOf = new AsOf(found.coverage().offsets(), found.coverage().time(), null);
      this.generation = found.generation();
    }

    AccountStatement statement() {
      return opened.statement();
    }

    Mark mark() {
      return opened.mark();
    }

    /**
     * At most so many lines from a mark on.
     *
     * @throws ProblemException 409 {@code ledger_changed} if the generation was dropped
     */
    List<StatementLine> lines(Mark from, int limit) {
      return ReadProblems.require(
          snapshots.readMore(
              asOf, generation, StatementReads.page(opened.statement(), from, limit)));
    }
  }

  private final Snapshots snapshots;

  StatementPages(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** A page, read from one snapshot. */
  StatementView page(String account, ListRequest request, AsOfParameters when) {
    RefusableRead<Opened> opening = opening(account, request);
    SnapshotAnswer<Part> found =
        ReadProblems.require(
            snapshots.tryRead(
                asOf(request, when),
                snapshot ->
                    switch (opening.from(snapshot)) {
                      case Refused<Opened>(ReadRefusal why) -> new Refused<>(why);
                      case Found<Opened>(Opened opened) ->
                          new Found<>(
                              new Part(
                                  opened,
                                  StatementReads.page(
                                          opened.statement(), opened.mark(), request.lookAhead())
                                      .from(snapshot)));
                    }));
    Part part = found.answer();
    Page<StatementLine> page =
        request.page(part.lines(), last -> place(part.opened(), found.coverage(), last));
    return StatementView.of(part.opened().statement(), page, AsOfView.of(found));
  }

  /** All of it, opened before the answer begins, so that what can be refused has been by then. */
  public Whole whole(String account, ListRequest request, AsOfParameters when) {
    return new Whole(
        ReadProblems.require(snapshots.tryRead(asOf(request, when), opening(account, request))));
  }

  /** The state that every page reflects. */
  private static AsOf asOf(ListRequest request, AsOfParameters when) {
    Cursor cursor = request.cursor();
    AsOf asked = when.toAsOf(request);
    return cursor == null ? asked : new AsOf(seen(cursor), asked.time(), asked.minOffsets());
  }

  private static RefusableRead<Opened> opening(String account, ListRequest request) {
    StatementRange range = StatementParameters.range(account, request);
    Cursor cursor = request.cursor();
    if (cursor == null) {
      return snapshot ->
          StatementOpening.of(range)
              .from(snapshot)
              .map(statement -> new Opened(statement, snapshot.generation(), statement.begin()));
    }
    long generation = cursor.number(GENERATION);
    Mark mark = mark(cursor);
    RefusableRead<AccountStatement> again =
        StatementOpening.again(range, generation, cursor.number(OPENING), cursor.number(CLOSING));
    return snapshot ->
        again.from(snapshot).map(statement -> new Opened(statement, generation, mark));
  }

  private static Map<String, String> place(Opened opened, Coverage coverage, StatementLine last) {
    AccountStatement statement = opened.statement();
    Place place = last.place();
    return Map.of(
        StatementParameters.CURRENCY,
        statement.currency(),
        GENERATION,
        String.valueOf(opened.generation()),
        SEEN,
        coverage.offsets().text(),
        OPENING,
        String.valueOf(statement.openingMinor()),
        CLOSING,
        String.valueOf(statement.closingMinor()),
        BALANCE,
        String.valueOf(AccountStatement.after(last).balanceMinor()),
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
