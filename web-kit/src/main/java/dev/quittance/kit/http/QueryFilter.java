package dev.quittance.kit.http;

import dev.quittance.contract.CardNumbers;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses unknown, empty and repeated query parameters, as {@link
 * dev.quittance.kit.json.StrictJson} refuses such fields of a body. A filter with a misspelled name
 * would otherwise be ignored, and the list would be everybody's.
 */
public final class QueryFilter {

  private static final int MAX_SHOWN = 60;

  private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ResourceInfo resource, UriInfo uri) {
    Map<String, List<String>> query = uri.getQueryParameters();
    if (query.isEmpty() || resource.getResourceMethod().isAnnotationPresent(AnyQuery.class)) {
      return;
    }
    SortedSet<String> names =
        known.computeIfAbsent(resource.getResourceMethod(), QueryFilter::parameters);
    query.forEach((name, values) -> {
      if (!names.contains(name)) {
        throw new ProblemException(unknown(name, names));
      }
      if (values.size() > 1) {
        throw ProblemException.badParameter(name, "must be given once");
      }
      if (values.getFirst().isEmpty()) {
        throw ProblemException.badParameter(name, "must not be empty: leave it out");
      }
      if (CardNumbers.isIn(values.getFirst())) {
        throw ProblemException.badParameter(name, "must not contain what looks like a card number");
      }
    });
  }

  private static Problem unknown(String name, SortedSet<String> names) {
    String safe = CardNumbers.masked(name);
    String shown = safe.length() <= MAX_SHOWN ? safe : safe.substring(0, MAX_SHOWN) + "...";
    String known = names.isEmpty() ? "none" : String.join(", ", names);
    return Problem.of(
            ProblemCode.UNKNOWN_PARAMETER,
            "There is no parameter " + shown + " here: leave it out. Known: " + known + ".")
        .withErrors(List.of(new Problem.FieldError(shown, "is unknown; known: " + known)));
  }

  private static SortedSet<String> parameters(Method method) {
    SortedSet<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (RecordComponent component : parameter.getType().getRecordComponents()) {
          add(component.getAccessor(), names);
        }
      } else {
        add(parameter, names);
      }
    }
    return names;
  }

  private static void add(AnnotatedElement parameter, SortedSet<String> names) {
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    if (query != null) {
      names.add(query.value());
    }
  }
}
