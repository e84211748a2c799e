package dev.quittance.kit.audit;

import dev.quittance.contract.Rfc3339;
import dev.quittance.kit.json.StorableText;
import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the audit trail. */
public record AuditParameters(
    @Parameter(
            description = "Only what this subject did.",
            schema =
                @Schema(
                    type = SchemaType.STRING,
                    minLength = 1,
                    maxLength = MAX_TEXT,
                    pattern = STORABLE))
        @QueryParam(SUBJECT)
        @Nullable String subject,
    @Parameter(
            description = "Only this action.",
            example = "replay.cancel",
            schema = @Schema(type = SchemaType.STRING, pattern = AuditRecord.ACTION_PATTERN))
        @QueryParam(ACTION)
        @Nullable String action,
    @Parameter(
            description = "Only what was done to the thing with this id.",
            schema =
                @Schema(
                    type = SchemaType.STRING,
                    minLength = 1,
                    maxLength = MAX_TEXT,
                    pattern = STORABLE))
        @QueryParam(TARGET)
        @Nullable String target,
    @Parameter(description = "Only entries of then or later.", example = "2026-11-22T00:00:00Z")
        @QueryParam(FROM)
        @Nullable String from,
    @Parameter(description = "Only entries before.", example = "2026-11-23T00:00:00Z")
        @QueryParam(TO)
        @Nullable String to) {

  private static final int MAX_TEXT = 255;

  /** What PostgreSQL can store. */
  private static final String STORABLE = "^[^\\x00]+$";

  private static final String SUBJECT = "subject";
  private static final String ACTION = "action";
  private static final String TARGET = "target";
  private static final String FROM = "from";
  private static final String TO = "to";
  static final String BEFORE = "beforeSequence";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("audit")
        .filter(SUBJECT, subject)
        .filter(ACTION, action)
        .filter(TARGET, target)
        .filter(FROM, from)
        .filter(TO, to);
  }

  static AuditFilter filter(ListRequest request) {
    Instant from = time(request, FROM);
    Instant to = time(request, TO);
    if (from != null && to != null && from.isAfter(to)) {
      throw ProblemException.badParameter(FROM, "must not be after " + TO);
    }
    Cursor cursor = request.cursor();
    return new AuditFilter(
        text(request, SUBJECT),
        action(request),
        text(request, TARGET),
        from,
        to,
        cursor == null ? null : cursor.number(BEFORE));
  }

  private static @Nullable String action(ListRequest request) {
    String action = request.value(ACTION);
    if (action != null && !AuditRecord.isAction(action)) {
      throw ProblemException.badParameter(
          ACTION, "must be a thing, a dot and a verb, such as replay.cancel");
    }
    return action;
  }

  private static @Nullable String text(ListRequest request, String name) {
    String text = request.value(name);
    if (text != null && (text.length() > MAX_TEXT || !StorableText.isStorable(text))) {
      throw ProblemException.badParameter(
          name, "must be text of at most " + MAX_TEXT + " characters");
    }
    return text;
  }

  private static @Nullable Instant time(ListRequest request, String name) {
    String text = request.value(name);
    if (text == null) {
      return null;
    }
    Instant time = Rfc3339.read(text);
    if (time == null) {
      throw ProblemException.badParameter(
          name,
          "must be an RFC 3339 timestamp like 2026-11-22T10:00:00Z; write the + of an offset as"
              + " %2B");
    }
    return time;
  }
}
