package dev.quittance.kit.http;

import dev.quittance.kit.problem.AllowedMethods;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.SortedSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/** Answers OPTIONS before Quarkus does, which would name methods that the path does not have. */
public final class OptionsFilter {

  @ServerRequestFilter(preMatching = true)
  public @Nullable Response options(ContainerRequestContext request) {
    if (!HttpMethod.OPTIONS.equals(request.getMethod())) {
      return null;
    }
    SortedSet<String> allowed = AllowedMethods.of(CurrentRequestManager.get());
    if (allowed.isEmpty()) {
      return null;
    }
    Response.ResponseBuilder answer = Response.noContent().allow(allowed);
    if (allowed.contains(HttpMethod.POST)) {
      answer.header(
          AllowedMethods.ACCEPT_POST, AllowedMethods.acceptedByPost(CurrentRequestManager.get()));
    }
    return answer.build();
  }
}
