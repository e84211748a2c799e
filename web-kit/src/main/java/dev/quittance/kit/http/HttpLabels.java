package dev.quittance.kit.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A request cannot choose the labels of HTTP metrics. A path is the template of a route, or UNKNOWN
 * if no route matched; a method is one of RFC 9110 and RFC 5789, or UNKNOWN. Otherwise about a
 * hundred strange requests would use up the series that Quarkus allows, and later routes would have
 * no metrics.
 */
@Singleton
public class HttpLabels implements HttpServerMetricsTagsContributor {

  private static final String UNKNOWN = "UNKNOWN";

  /** Before every other route, those of {@code HttpEdge} included: any of them may answer. */
  private static final int FIRST = -10_000;

  /** Where Quarkus REST leaves the template of the route it has found, for the metrics. */
  private static final String TEMPLATE = "UrlPathTemplate";

  /** Quarkus leaves these out of the metrics, by their path. */
  private static final String NOT_MEASURED = "/q/";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  /** As many as the service has routes. */
  private final Set<String> templates = ConcurrentHashMap.newKeySet();

  void routes(@Observes Router router) {
    router.route().order(FIRST).handler(HttpLabels::begin);
  }

  /** Also for requests whose client goes before the answer: they are counted under this path. */
  private static void begin(RoutingContext request) {
    String path = request.request().path();
    if (path == null || !path.startsWith(NOT_MEASURED)) {
      ((HttpServerRequestInternal) request.request()).context().putLocal(TEMPLATE, UNKNOWN);
    }
    request.next();
  }

  /** Runs before a meter is looked up: the registry keeps every meter that was looked up. */
  @Override
  public Tags contribute(Context context) {
    String template = templateOf(context.request());
    if (template == null || template.equals(UNKNOWN)) {
      template = UNKNOWN;
    } else {
      templates.add(template);
    }
    return Tags.of("method", known(context.request().method().name()), "uri", template);
  }

  private static @Nullable String templateOf(HttpServerRequest request) {
    return ((HttpServerRequestInternal) request).context().getLocal(TEMPLATE);
  }

  /** The wall behind it: no other path becomes a label, whatever Quarkus measures. */
  @Produces
  @Singleton
  MeterFilter httpLabelFilter() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("http.server.")
            ? id.replaceTags(id.getTags().stream().map(HttpLabels.this::bounded).toList())
            : id;
      }
    };
  }

  private Tag bounded(Tag tag) {
    return switch (tag.getKey()) {
      case "method" -> Tag.of("method", known(tag.getValue()));
      case "uri" -> templates.contains(tag.getValue()) ? tag : Tag.of("uri", UNKNOWN);
      default -> tag;
    };
  }

  private static String known(String method) {
    return METHODS.contains(method) ? method : UNKNOWN;
  }
}
