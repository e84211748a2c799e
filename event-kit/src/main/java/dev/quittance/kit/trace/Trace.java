package dev.quittance.kit.trace;

import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The W3C {@code traceparent} of the request or event being handled, if it had a valid one. */
@RequestScoped
public class Trace {

  /** W3C Trace Context, version 00. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /** Where the 32 digits of the trace id begin. */
  private static final int TRACE_ID = 3;

  /** Name for log formats: {@code %X{traceId}}. */
  private static final String LOGGED_AS = "traceId";

  private @Nullable String traceparent;

  /** Takes it over unless it is malformed, in which case the standard says to ignore it. */
  public void continueFrom(@Nullable String header) {
    traceparent = header != null && TRACEPARENT.matcher(header).matches() ? header : null;
    if (traceparent == null) {
      MDC.remove(LOGGED_AS);
    } else {
      MDC.put(LOGGED_AS, traceparent.substring(TRACE_ID, TRACE_ID + 32));
    }
  }

  public @Nullable String traceparent() {
    return traceparent;
  }
}
