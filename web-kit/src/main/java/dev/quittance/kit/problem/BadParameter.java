package dev.quittance.kit.problem;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.DateTimeException;
import java.time.Instant;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** Finds the parameter that could not be converted: the exception does not say which it was. */
final class BadParameter {

  private BadParameter() {}

  static Problem of(ResteasyReactiveRequestContext request) {
    if (request.getTarget() != null) {
      Method method = request.getTarget().getLazyMethod().getMethod();
      for (Parameter parameter : method.getParameters()) {
        String name = name(parameter);
        if (name != null && !isReadable(text(request, parameter, name), parameter.getType())) {
          return ProblemException.badParameter(
                  name, "must be " + ExpectedJson.of(parameter.getType()))
              .problem();
        }
      }
    }
    return Problem.of(
        ProblemCode.BAD_PARAMETER,
        "A parameter is not of the type it should be: /q/openapi lists the types.");
  }

  private static @Nullable String name(Parameter parameter) {
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    PathParam path = parameter.getAnnotation(PathParam.class);
    return query != null ? query.value() : path != null ? path.value() : null;
  }

  private static @Nullable String text(
      ResteasyReactiveRequestContext request, Parameter parameter, String name) {
    return parameter.isAnnotationPresent(QueryParam.class)
        ? request.getUriInfo().getQueryParameters().getFirst(name)
        : request.getPathParameter(name, false);
  }

  private static boolean isReadable(@Nullable String text, Class<?> type) {
    if (text == null) {
      return true;
    }
    try {
      if (type == int.class || type == Integer.class) {
        Integer.parseInt(text);
      }
      if (type == long.class || type == Long.class) {
        Long.parseLong(text);
      }
      if (type == Instant.class) {
        Instant.parse(text);
      }
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
    return !type.isEnum() || isConstant(text, type);
  }

  private static boolean isConstant(String text, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(text)) {
        return true;
      }
    }
    return false;
  }
}
