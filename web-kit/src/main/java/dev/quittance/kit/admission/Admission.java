package dev.quittance.kit.admission;

import dev.quittance.kit.limits.HttpLimits;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemAnswer;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.security.TokenCache;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request is let in, before anything is done for it. Each is counted once: for
 * the subject of its token if that was checked in the last minute, else for its address. So tokens
 * that are not valid cost their sender's address before they cost a check of a signature.
 */
@Singleton
public class Admission {

  /** Probes must hear of an overloaded process that it lives. */
  private static final String HEALTH = "/q/health";

  private static final int OVERLOAD_RETRY_SECONDS = 1;

  private final RequestRates rates;
  private final LimitMeters meters;
  private final @Nullable TokenCache tokens;
  private final int maxConcurrent;
  private final AtomicInteger concurrent = new AtomicInteger();

  Admission(
      RequestRates rates, HttpLimits limits, LimitMeters meters, Instance<TokenCache> tokens) {
    this.rates = rates;
    this.meters = meters;
    this.tokens = tokens.isResolvable() ? tokens.get() : null;
    this.maxConcurrent = limits.maxConcurrentRequests();
  }

  /**
   * Counts a request, and writes what is left to its sender into the answer's header.
   *
   * @return what it is answered if it is not let in; else null
   */
  public @Nullable ProblemAnswer refusal(RoutingContext context) {
    HttpServerRequest request = context.request();
    Quota quota = quota(request);
    request
        .response()
        .putHeader("RateLimit-Policy", quota.policy())
        .putHeader("RateLimit", quota.rateLimit());
    if (quota.isExceeded()) {
      meters.refused(quota.name());
      return tooMany(quota.retrySeconds());
    }
    String path = request.path();
    if (path != null && path.startsWith(HEALTH)) {
      return null;
    }
    if (concurrent.incrementAndGet() > maxConcurrent) {
      concurrent.decrementAndGet();
      meters.refused(LimitMeters.CONCURRENT);
      return overloaded();
    }
    RequestEnd.then(context, concurrent::decrementAndGet);
    return null;
  }

  private Quota quota(HttpServerRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    String subject =
        authorization == null || tokens == null ? null : tokens.subjectOf(authorization);
    return subject == null
        ? rates.ofAddress(Network.of(request.remoteAddress()))
        : rates.ofClient(subject);
  }

  private static ProblemAnswer tooMany(long retrySeconds) {
    return ProblemAnswer.retryAfter(
        Problem.of(
            ProblemCode.TOO_MANY_REQUESTS,
            "You ask too often: wait Retry-After seconds, and see RateLimit-Policy for how often you"
                + " may."),
        retrySeconds);
  }

  private static ProblemAnswer overloaded() {
    return ProblemAnswer.retryAfter(
        Problem.of(
            ProblemCode.OVERLOADED,
            "The service answers as many requests as it can: try again after Retry-After seconds."),
        OVERLOAD_RETRY_SECONDS);
  }
}
