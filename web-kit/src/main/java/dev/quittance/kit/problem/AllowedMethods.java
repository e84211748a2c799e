package dev.quittance.kit.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * The methods of a path: a 405 must name them (RFC 9110 section 15.5.6), and OPTIONS answers with
 * them. Quarkus names none in a 405, and in OPTIONS those of the whole class.
 */
public final class AllowedMethods {

  /** RFC 9110 has no such field; this one is of the Linked Data Platform, section 7.1. */
  public static final String ACCEPT_POST = "Accept-Post";

  private AllowedMethods() {}

  /** For example {@code GET, HEAD, OPTIONS, POST}; empty if the path is unknown. */
  public static SortedSet<String> of(ResteasyReactiveRequestContext request) {
    TreeSet<String> methods = new TreeSet<>();
    forEach(request, (method, resource) -> methods.add(method));
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    if (!methods.isEmpty()) {
      methods.add(HttpMethod.OPTIONS);
    }
    return methods;
  }

  /** What a POST to the path may carry, for example {@code application/json}. */
  public static String acceptedByPost(ResteasyReactiveRequestContext request) {
    TreeSet<String> types = new TreeSet<>();
    forEach(
        request,
        (method, resource) -> {
          if (HttpMethod.POST.equals(method) && resource.getConsumes() != null) {
            resource.getConsumes().forEach(type -> types.add(type.toString()));
          }
        });
    return types.isEmpty() ? MediaType.APPLICATION_JSON : String.join(", ", types);
  }

  private static void forEach(
      ResteasyReactiveRequestContext request, BiConsumer<String, RuntimeResource> action) {
    String path = request.getPathWithoutPrefix();
    RequestMapper<InitialMatch> classes =
        new RequestMapper<>(new ArrayList<>(request.getDeployment().getClassMappers()));
    // Two classes may share the beginning of a path: one's {id} matches another's whole path.
    RequestMapper.RequestMatch<InitialMatch> match = classes.map(path);
    while (match != null) {
      String rest = match.remaining.isEmpty() ? "/" : match.remaining;
      for (ServerRestHandler handler : match.value.handlers) {
        if (handler instanceof ClassRoutingHandler routing) {
          forEachMatching(routing.getMappers(), rest, action);
        }
      }
      match = classes.continueMatching(path, match);
    }
  }

  private static void forEachMatching(
      Map<String, RequestMapper<RuntimeResource>> mappers,
      String path,
      BiConsumer<String, RuntimeResource> action) {
    mappers.forEach((method, mapper) -> {
      RequestMapper.RequestMatch<RuntimeResource> match = method == null ? null : mapper.map(path);
      if (match != null) {
        action.accept(method, match.value);
      }
    });
  }
}
