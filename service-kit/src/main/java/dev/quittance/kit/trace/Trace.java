package dev.quittance.kit.trace;

import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C {@code traceparent} of the request or event being handled, if it had a valid one. */
@RequestScoped
public class Trace {

  /** W3C Trace Context, version 00. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private @Nullable String traceparent;

  /** Takes it over unless it is malformed, in which case the standard says to ignore it. */
  public void continueFrom(@Nullable String header) {
    traceparent = header != null && TRACEPARENT.matcher(header).matches() ? header : null;
  }

  public @Nullable String traceparent() {
    return traceparent;
  }
}
