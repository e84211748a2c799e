package dev.quittance.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.kit.admission.Admission;
import dev.quittance.kit.limits.HttpLimits;
import dev.quittance.kit.problem.Diagnosis;
import dev.quittance.kit.problem.HttpProblems;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemAnswer;
import dev.quittance.kit.problem.RequestUri;
import io.netty.handler.codec.DateFormatter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that never reach a REST resource, and bodies that nobody reads, end well too. */
@Singleton
public class HttpEdge {

  /** Before Quarkus looks at the body's size, which it answers without a body. */
  private static final int FIRST = -1_000;

  private final ObjectMapper json;
  private final Clock clock;
  private final HttpLimits limits;
  private final Admission admission;

  HttpEdge(ObjectMapper json, HttpLimits limits, Clock clock, Admission admission) {
    this.json = json;
    this.clock = clock;
    this.limits = limits;
    this.admission = admission;
  }

  void routes(@Observes Router router) {
    router.route().order(FIRST).handler(this::admit).failureHandler(this::explain);
    router.route().last().handler(request -> answer(request, ProblemAnswer.of(notFound())));
  }

  private void admit(RoutingContext request) {
    request.addEndHandler(answered -> {
      if (answered.succeeded()) { // else the client is gone
        UnreadBody.drop(request.request());
      }
    });
    MultiMap headers = request.request().headers();
    identify(request);
    dropEmptyAccept(headers);
    ProblemAnswer refusal = admission.refusal(request);
    if (refusal == null) {
      refusal = refusal(request.request());
    }
    if (refusal != null) {
      answer(request, refusal);
    } else {
      BodyTime.limit(request, limits.bodyTimeLimit(), () -> answerTooSlow(request));
      request.next();
    }
  }

  private void answerTooSlow(RoutingContext request) {
    // RFC 9110 section 15.5.9: whoever waits no longer for a request ends its connection.
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    answer(request, ProblemAnswer.of(HttpProblems.tooSlow(limits.bodyTimeLimit())));
  }

  private void identify(RoutingContext request) {
    request
        .response()
        .putHeader(HttpHeaders.DATE, DateFormatter.format(Date.from(clock.instant())))
        .putHeader(RequestId.HEADER, RequestId.of(request.request().getHeader(RequestId.HEADER)));
    SecurityHeaders.put(request.request());
  }

  /** What is answered to a request that is too large, or for no URI; null for any other. */
  private @Nullable ProblemAnswer refusal(HttpServerRequest request) {
    Problem badUri = RequestUri.fault(request.uri(), limits.maxUriLength());
    if (badUri != null) {
      return ProblemAnswer.of(badUri);
    }
    if (isTooLarge(request.headers())) {
      return ProblemAnswer.of(HttpProblems.of(431));
    }
    int maxBytes = BodyLimit.of(limits, request.getHeader(HttpHeaders.CONTENT_TYPE));
    return isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH), maxBytes)
        ? ProblemAnswer.of(HttpProblems.tooLarge(maxBytes))
        : null;
  }

  /** RFC 9110 section 12.5.1 allows an empty list; Quarkus would refuse it. */
  private static void dropEmptyAccept(MultiMap headers) {
    String accept = headers.get(HttpHeaders.ACCEPT);
    if (accept != null && accept.isBlank()) {
      headers.remove(HttpHeaders.ACCEPT);
    }
  }

  private boolean isTooLarge(MultiMap headers) {
    int bytes = 0;
    for (Map.Entry<String, String> header : headers) {
      bytes += header.getKey().length() + header.getValue().length();
    }
    return bytes > limits.maxHeaderBytes();
  }

  private static boolean isTooLarge(String contentLength, int maxBytes) {
    try {
      return contentLength != null && Long.parseLong(contentLength) > maxBytes;
    } catch (NumberFormatException e) {
      return true; // netty has let through only digits, so there are too many
    }
  }

  private void explain(RoutingContext request) {
    Throwable failure = request.failure();
    if (request.response().headWritten()) {
      request.next();
    } else if (failure == null || request.statusCode() >= 400 && request.statusCode() < 500) {
      answer(request, ProblemAnswer.of(HttpProblems.of(request.statusCode())));
    } else {
      answer(request, Diagnosis.of(failure));
    }
  }

  private static Problem notFound() {
    return HttpProblems.of(404);
  }

  private void answer(RoutingContext request, ProblemAnswer answer) {
    HttpServerResponse response = request.response();
    if (!response.headers().contains(RequestId.HEADER)) {
      identify(request); // it was refused before it was admitted, for its host for example
    }
    response.setStatusCode(answer.problem().status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    answer.headers().forEach(response::putHeader);
    response
        .end(answer.body(json, request.request().path()))
        .onFailure(clientGone -> request.request().connection().close());
  }
}
