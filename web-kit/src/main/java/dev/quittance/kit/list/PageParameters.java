package dev.quittance.kit.list;

import dev.quittance.kit.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The page of a list that a client requests; parameters of every list. */
public record PageParameters(
    @Parameter(
            description = "1 to 100, 20 unless given.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
        @QueryParam(LIMIT)
        @Nullable String limit,
    @Parameter(description = "nextCursor of the page before.") @QueryParam("cursor")
        @Nullable String cursor) {

  private static final String LIMIT = "limit";
  private static final int DEFAULT_LIMIT = 20;

  private static volatile int maxLimit = 100;

  /**
   * The request of a list that has no filters yet: add each by {@link ListRequest#filter}.
   *
   * @param list the list's name: cursors of others are refused
   * @throws ProblemException 400 {@code bad_parameter} unless the limit is a whole number between 1
   *     and 100; 400 {@code bad_cursor} if the cursor is not one that this list gave out
   */
  public ListRequest listRequest(String list) {
    return ListRequest.of(list, size(), Cursor.parse(cursor));
  }

  static void limitTo(int size) {
    maxLimit = size;
  }

  private int size() {
    int max = maxLimit;
    if (limit == null) {
      return Math.min(DEFAULT_LIMIT, max);
    }
    try {
      int size = Integer.parseInt(limit);
      if (size >= 1 && size <= max) {
        return size;
      }
    } catch (NumberFormatException e) {
      // falls through: the answer is the same
    }
    throw ProblemException.badParameter(LIMIT, "must be a whole number between 1 and " + max);
  }
}
