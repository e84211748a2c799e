package dev.quittance.kit.overload;

import dev.quittance.kit.database.NotStoredException;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.problem.ProblemMappers;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What could not be stored for lack of room is worth trying again. */
@Singleton
public class NotStoredMapper {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ProblemMappers problems;

  NotStoredMapper(ProblemMappers problems) {
    this.problems = problems;
  }

  @ServerExceptionMapper
  public Response notStored(NotStoredException e, UriInfo uri) {
    return problems.problem(
        ProblemException.of(
                ProblemCode.OVERLOADED,
                "Too much is waiting to be stored: try again after Retry-After seconds.")
            .after(PAUSE),
        uri);
  }
}
