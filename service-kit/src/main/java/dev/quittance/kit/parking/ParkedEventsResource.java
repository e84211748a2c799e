package dev.quittance.kit.parking;

import dev.quittance.kit.page.Cursor;
import dev.quittance.kit.page.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Events that could not be taken, for ops. */
@Path("/parked-events")
@Produces(MediaType.APPLICATION_JSON)
public class ParkedEventsResource {

  private final ParkedEventList parkedEvents;

  ParkedEventsResource(ParkedEventList parkedEvents) {
    this.parkedEvents = parkedEvents;
  }

  @GET
  @Operation(summary = "Events that could not be taken, in the order of the log")
  public Page<ParkedEvent> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    int size = Cursor.limit(limit);
    Cursor from = Cursor.parse(cursor);
    long partition = from == null ? 0 : number(from, "partition");
    long offset = from == null ? 0 : number(from, "offset");
    List<ParkedEvent> found = parkedEvents.from(partition, offset, size + 1);
    if (found.size() <= size) {
      return new Page<>(found, null);
    }
    ParkedEvent next = found.getLast();
    Cursor nextCursor =
        new Cursor(
            Map.of(
                "partition", String.valueOf(next.partition()),
                "offset", String.valueOf(next.offset())));
    return new Page<>(found.subList(0, size), nextCursor.text());
  }

  private static long number(Cursor cursor, String name) {
    try {
      return Long.parseLong(cursor.value(name));
    } catch (NumberFormatException e) {
      throw Cursor.badCursor();
    }
  }
}
