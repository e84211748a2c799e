package dev.quittance.kit.http;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** The methods of a path: a 405 must name them (RFC 9110 section 15.5.6), Quarkus's does not. */
final class AllowedMethods {

  private AllowedMethods() {}

  /** For example {@code GET, HEAD, POST}; empty if the path is unknown. */
  static String of(ResteasyReactiveRequestContext request) {
    TreeSet<String> methods = new TreeSet<>();
    RequestMapper.RequestMatch<InitialMatch> match =
        new RequestMapper<>(new ArrayList<>(request.getDeployment().getClassMappers()))
            .map(request.getPathWithoutPrefix());
    if (match != null) {
      String rest = match.remaining.isEmpty() ? "/" : match.remaining;
      for (ServerRestHandler handler : match.value.handlers) {
        if (handler instanceof ClassRoutingHandler routing) {
          addMatching(routing.getMappers(), rest, methods);
        }
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  private static void addMatching(
      Map<String, RequestMapper<RuntimeResource>> mappers, String path, TreeSet<String> methods) {
    mappers.forEach((method, mapper) -> {
      if (method != null && mapper.map(path) != null) {
        methods.add(method);
      }
    });
  }
}
