package dev.quittance.kit.http;

import java.util.ArrayList;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * The methods of a path: a 405 must name them (RFC 9110 section 15.5.6), and OPTIONS is asked for
 * them. Quarkus names none in a 405, and to OPTIONS those of the whole class.
 */
final class AllowedMethods {

  private AllowedMethods() {}

  /** For example {@code GET, HEAD, OPTIONS, POST}; empty if the path is unknown. */
  static SortedSet<String> of(ResteasyReactiveRequestContext request) {
    TreeSet<String> methods = new TreeSet<>();
    String path = request.getPathWithoutPrefix();
    RequestMapper<InitialMatch> classes =
        new RequestMapper<>(new ArrayList<>(request.getDeployment().getClassMappers()));
    // Two classes may share the beginning of a path: one's {id} matches another's whole path.
    RequestMapper.RequestMatch<InitialMatch> match = classes.map(path);
    while (match != null) {
      String rest = match.remaining.isEmpty() ? "/" : match.remaining;
      for (ServerRestHandler handler : match.value.handlers) {
        if (handler instanceof ClassRoutingHandler routing) {
          addMatching(routing.getMappers(), rest, methods);
        }
      }
      match = classes.continueMatching(path, match);
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }

  private static void addMatching(
      Map<String, RequestMapper<RuntimeResource>> mappers, String path, SortedSet<String> methods) {
    mappers.forEach((method, mapper) -> {
      if (method != null && mapper.map(path) != null) {
        methods.add(method);
      }
    });
  }
}
