package dev.quittance.ledger.api.snapshot;

import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.ledger.query.snapshot.AsOf;
import dev.quittance.ledger.query.snapshot.OffsetVector;
import dev.quittance.ledger.query.snapshot.ReadResult;
import dev.quittance.ledger.query.snapshot.RefusableRead;
import dev.quittance.ledger.query.snapshot.SameLedger;
import dev.quittance.ledger.query.snapshot.SnapshotAnswer;
import dev.quittance.ledger.query.snapshot.SnapshotRead;
import java.util.HashMap;
import java.util.Map;

/**
 * What the later pages of a list have in common with its first: the ledger, and of a list as of a
 * time or offsets the state too. Without these each page is of its own moment, which it names.
 */
public final class ListState {

  private static final String GENERATION = "generation";
  private static final String SEEN = "seen";

  private ListState() {}

  public static AsOf asOf(ListRequest request, AsOfParameters when) {
    AsOf asked = when.toAsOf(request);
    Cursor cursor = request.cursor();
    if (cursor == null || asked.time() == null) {
      return asked;
    }
    OffsetVector seen = OffsetVector.parse(cursor.value(SEEN)).orElseThrow(Cursor::badCursor);
    return new AsOf(seen, asked.time(), asked.minOffsets());
  }

  public static <T> RefusableRead<T> ofSameLedger(ListRequest request, SnapshotRead<T> read) {
    Cursor cursor = request.cursor();
    return cursor == null
        ? snapshot -> new ReadResult.Found<>(read.from(snapshot))
        : SameLedger.as(cursor.number(GENERATION), read);
  }

  /** A page's last place, with what the next page is to have in common with this one. */
  public static Map<String, String> place(
      Map<String, String> last, ListRequest request, SnapshotAnswer<?> page) {
    Map<String, String> place = new HashMap<>(last);
    Cursor cursor = request.cursor();
    long first = cursor == null ? page.generation() : cursor.number(GENERATION);
    place.put(GENERATION, String.valueOf(first));
    if (page.coverage().time() != null) {
      place.put(SEEN, page.coverage().offsets().text());
    }
    return place;
  }
}
