package dev.quittance.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of the request or event being handled. A request's context comes from its
 * server span; an event's is stored with it, and so is that of work that is performed later.
 */
@ApplicationScoped
public class Trace {

  static final String TRACEPARENT = "traceparent";

  /** Name for log formats: {@code %X{traceId}}. */
  private static final String LOGGED_AS = "traceId";

  /** The {@code traceparent} of what is caused here; null outside any trace. */
  public @Nullable String traceparent() {
    SpanContext current = Span.current().getSpanContext();
    return current.isValid()
        ? "00-%s-%s-%s"
            .formatted(current.getTraceId(), current.getSpanId(), current.getTraceFlags().asHex())
        : null;
  }

  /**
   * Continues a stored trace on this thread until the scope is closed. Without one, or with a
   * malformed one, there is no trace in the scope (W3C Trace Context section 3.2.2).
   */
  @SuppressWarnings("MustBeClosedChecker") // the scope that is returned closes it
  public Scope continueFrom(@Nullable String traceparent) {
    Context context = contextOf(traceparent);
    Object loggedBefore = MDC.get(LOGGED_AS); // before the context is attached, which changes it
    Scope attached = context.makeCurrent();
    SpanContext span = Span.fromContext(context).getSpanContext();
    log(span.isValid() ? span.getTraceId() : null);
    return () -> {
      attached.close();
      log(loggedBefore);
    };
  }

  static Context contextOf(@Nullable String traceparent) {
    return traceparent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), traceparent, OneHeader.GETTER);
  }

  private static void log(@Nullable Object traceId) {
    if (traceId == null) {
      MDC.remove(LOGGED_AS);
    } else {
      MDC.put(LOGGED_AS, traceId);
    }
  }

  /** A carrier that is the value of the header itself. */
  private enum OneHeader implements TextMapGetter<String> {
    GETTER;

    @Override
    public Iterable<String> keys(String traceparent) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable String traceparent, String key) {
      return TRACEPARENT.equals(key) ? traceparent : null;
    }
  }
}
