package dev.quittance.kit.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception of a REST resource becomes a problem. */
@Singleton
public class ProblemMappers {

  private final ObjectMapper json;

  ProblemMappers(ObjectMapper json) {
    this.json = json;
  }

  @ServerExceptionMapper
  public Response problem(ProblemException e, UriInfo uri) {
    return answer(e, uri);
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e, UriInfo uri) {
    return e.getResponse().getStatus() < 400 ? e.getResponse() : answer(e, uri);
  }

  // Quarkus has a mapper of its own for this one, which would answer in its own form.
  @ServerExceptionMapper
  public Response json(MismatchedInputException e, UriInfo uri) {
    return answer(e, uri);
  }

  // Quarkus has mappers of its own for the next three, whose answers have no body.
  @ServerExceptionMapper
  public Response noToken(UnauthorizedException e, UriInfo uri) {
    return answer(e, uri);
  }

  @ServerExceptionMapper
  public Response badToken(AuthenticationFailedException e, UriInfo uri) {
    return answer(e, uri);
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e, UriInfo uri) {
    return answer(e, uri);
  }

  @ServerExceptionMapper
  public Response anything(Throwable e, UriInfo uri) {
    return answer(e, uri);
  }

  private Response answer(Throwable e, UriInfo uri) {
    ProblemAnswer answer = Diagnosis.of(e);
    Response.ResponseBuilder response =
        Response.status(answer.problem().status())
            .type(Problem.MEDIA_TYPE)
            .entity(answer.body(json, uri.getRequestUri().getRawPath()));
    answer.headers().forEach(response::header);
    return response.build();
  }
}
