package dev.quittance.kit.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every {@link StepUp} method. Without a guard, which a database brings, none runs.
 */
@StepUp
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class StepUpInterceptor {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String OF_REST = "jakarta.ws.rs";

  private final Instance<CommandGuard> guard;
  private final Instance<Assessor> assessors;
  private final UriInfo uri;

  StepUpInterceptor(Instance<CommandGuard> guard, @Any Instance<Assessor> assessors, UriInfo uri) {
    this.guard = guard;
    this.assessors = assessors;
    this.uri = uri;
  }

  @AroundInvoke
  Object carryOut(InvocationContext call) throws Exception {
    StepUp stepUp = call.getMethod().getAnnotation(StepUp.class);
    Command command = command(stepUp.action(), call);
    Assessor assessor = assessors.select(stepUp.by()).get();
    if (stepUp.grouped()) {
      guard.get().prepareForGroup(command, assessor);
      return call.proceed();
    }
    return guard.get().carryOut(command, assessor, call::proceed);
  }

  private Command command(String action, InvocationContext call) {
    Map<String, String> parameters = new HashMap<>();
    uri.getPathParameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    String query = uri.getRequestUri().getRawQuery();
    String path = uri.getRequestUri().getRawPath();
    return new Command(
        action,
        CurrentRequestManager.get().getMethod(),
        query == null ? path : path + "?" + query,
        parameters,
        body(call),
        roles(call.getMethod()),
        hasKey(call.getMethod()));
  }

  /** The argument that comes from no other part of the request. */
  private static @Nullable Object body(InvocationContext call) {
    Annotation[][] annotations = call.getMethod().getParameterAnnotations();
    for (int i = 0; i < annotations.length; i++) {
      if (Arrays.stream(annotations[i]).noneMatch(StepUpInterceptor::isOfRest)) {
        return call.getParameters()[i];
      }
    }
    return null;
  }

  private static boolean isOfRest(Annotation annotation) {
    return annotation.annotationType().getPackageName().startsWith(OF_REST);
  }

  private static boolean hasKey(Method method) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(HeaderParam.class))
        .anyMatch(header -> header != null && header.value().equals(IDEMPOTENCY_KEY));
  }

  private static List<String> roles(Method method) {
    RolesAllowed own = method.getAnnotation(RolesAllowed.class);
    RolesAllowed roles =
        own == null ? method.getDeclaringClass().getAnnotation(RolesAllowed.class) : own;
    return roles == null ? List.of() : List.of(roles.value());
  }
}
