package dev.quittance.kit.defaults;

import dev.quittance.kit.trace.Trace;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Takes the trace context of each request. */
@Provider
public class TraceFilter implements ContainerRequestFilter {

  private final Trace trace;

  TraceFilter(Trace trace) {
    this.trace = trace;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    trace.continueFrom(request.getHeaderString("traceparent"));
  }
}
