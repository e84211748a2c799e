package dev.quittance.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of the request being handled, which comes from its server span. An event's
 * is stored with it, and so is that of work that is performed later.
 */
@ApplicationScoped
public class Trace {

  static final String TRACEPARENT = "traceparent";

  /** The {@code traceparent} of what is caused here; null outside any trace. */
  public @Nullable String traceparent() {
    SpanContext current = Span.current().getSpanContext();
    return current.isValid()
        ? "00-%s-%s-%s"
            .formatted(current.getTraceId(), current.getSpanId(), current.getTraceFlags().asHex())
        : null;
  }

  /** Of a malformed one there is no trace (W3C Trace Context section 3.2.2). */
  static Context contextOf(@Nullable String traceparent) {
    return traceparent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), traceparent, OneHeader.GETTER);
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
