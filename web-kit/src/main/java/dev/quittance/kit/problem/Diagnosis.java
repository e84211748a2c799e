package dev.quittance.kit.problem;

import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import java.nio.channels.ClosedChannelException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Maps an exception to the problem that the client gets; logs what the client cannot act on. */
public final class Diagnosis {

  private static final Logger LOG = Logger.getLogger(Diagnosis.class);
  private static final long RETRY_SECONDS = 2;
  private static final int MAX_CAUSES = 20;

  private Diagnosis() {}

  public static ProblemAnswer of(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      if (cause instanceof ProblemException e) {
        return e.answer();
      }
      cause = cause.getCause();
    }
    ProblemAnswer access = AccessTrouble.of(thrown);
    if (access != null) {
      return access;
    }
    if (DatabaseTrouble.isBadText(thrown)) {
      return ProblemAnswer.of(HttpProblems.badCharacters());
    }
    if (DatabaseTrouble.isPassing(thrown)) {
      LOG.warnf("Database unavailable while handling a request: %s", thrown);
      return ProblemAnswer.retryAfter(databaseUnavailable(), RETRY_SECONDS);
    }
    if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
      return HttpProblems.of(e, CurrentRequestManager.get());
    }
    if (thrown instanceof ClosedChannelException || thrown instanceof HttpClosedException) {
      LOG.debugf("The client went away before it was answered: %s", thrown);
      return ProblemAnswer.of(HttpProblems.internalError()); // nobody reads it
    }
    LOG.error("Internal error while handling a request", thrown);
    return ProblemAnswer.of(HttpProblems.internalError());
  }

  private static Problem databaseUnavailable() {
    return Problem.of(
        ProblemCode.DATABASE_UNAVAILABLE,
        "The database cannot be used at the moment. Send the request again after Retry-After"
            + " seconds, with the same Idempotency-Key if it had one.");
  }
}
