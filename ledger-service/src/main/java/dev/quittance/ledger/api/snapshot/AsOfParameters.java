package dev.quittance.ledger.api.snapshot;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.QueryValues;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.ledger.query.snapshot.AsOf;
import dev.quittance.ledger.query.snapshot.OffsetVector;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters of every read: which state of the ledger is asked for. */
public record AsOfParameters(
    @Parameter(
            description =
                "The state at that time: events that occurred later do not count. Not with"
                    + " asOfOffsets.",
            example = "2026-11-22T10:00:00Z")
        @QueryParam(AS_OF)
        @Nullable String asOf,
    @Parameter(description = OFFSETS_DESCRIPTION + " Not with asOf.", example = OFFSETS_EXAMPLE)
        @QueryParam(AS_OF_OFFSETS)
        @Nullable String asOfOffsets,
    @Parameter(description = MIN_OFFSET_DESCRIPTION, example = MIN_OFFSET_EXAMPLE)
        @QueryParam(MIN_OFFSET)
        @Nullable String minOffset) {

  public static final String AS_OF_OFFSETS = "asOfOffsets";
  public static final String OFFSETS_DESCRIPTION =
      "The state at those offsets: for every partition the first one that does not count, as in"
          + " asOf.offsets of an earlier answer.";
  public static final String OFFSETS_EXAMPLE = "0:0,1:0";
  public static final String MIN_OFFSET = "minOffset";
  public static final String MIN_OFFSET_DESCRIPTION =
      "Wait briefly until the events at those offsets have been consumed; then 504"
          + " offset_not_reached.";
  public static final String MIN_OFFSET_EXAMPLE = "0:0";

  private static final String AS_OF = "asOf";

  /** A list of this state: its cursor carries the state like a filter. */
  public ListRequest in(ListRequest request) {
    return request.filter(AS_OF, asOf).filter(AS_OF_OFFSETS, asOfOffsets);
  }

  /** The same, with the list's own request in place of what only its first page was asked with. */
  public AsOf toAsOf(ListRequest request) {
    return toAsOf(request.value(AS_OF), request.value(AS_OF_OFFSETS));
  }

  public AsOf toAsOf() {
    return toAsOf(asOf, asOfOffsets);
  }

  private AsOf toAsOf(@Nullable String timeText, @Nullable String offsetsText) {
    if (timeText != null && offsetsText != null) {
      throw ProblemException.of(
          ProblemCode.CONFLICTING_AS_OF,
          "asOf and asOfOffsets exclude each other: send one of them.");
    }
    Instant time = QueryValues.time(AS_OF, timeText);
    OffsetVector offsets = offsets(AS_OF_OFFSETS, offsetsText);
    return new AsOf(offsets, time, offsets(MIN_OFFSET, minOffset));
  }

  private static @Nullable OffsetVector offsets(String name, @Nullable String text) {
    return text == null
        ? null
        : OffsetVector.parse(text)
            .orElseThrow(() ->
                ProblemException.of(
                    ProblemCode.BAD_OFFSETS,
                    name
                        + " must be partition:offset pairs, each partition once: for example"
                        + " 0:123,1:55."));
  }
}
