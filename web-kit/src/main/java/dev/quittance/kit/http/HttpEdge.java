package dev.quittance.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.kit.problem.Diagnosis;
import dev.quittance.kit.problem.HttpProblems;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemAnswer;
import dev.quittance.kit.problem.RequestUri;
import io.netty.handler.codec.DateFormatter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Date;
import java.util.Map;

/** Requests that never reach a REST resource, and bodies that nobody reads, end well too. */
@Singleton
public class HttpEdge {

  /** Before Quarkus looks at the body's size, which it answers without a body. */
  private static final int FIRST = -1_000;

  /** A quarter of what Vert.x lets through: beyond that it answers 431 without a problem. */
  private static final int MAX_HEADER_BYTES = 20 << 10;

  private final ObjectMapper json;
  private final Clock clock;
  private final long maxBodyBytes;

  HttpEdge(ObjectMapper json, HttpConfig config, Clock clock) {
    this.json = json;
    this.clock = clock;
    this.maxBodyBytes = config.maxBodyBytes();
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
    Problem badUri = RequestUri.fault(request.request().uri());
    if (badUri != null) {
      answer(request, ProblemAnswer.of(badUri));
    } else if (isTooLarge(headers)) {
      answer(request, ProblemAnswer.of(HttpProblems.of(431)));
    } else if (isTooLarge(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
      answer(request, ProblemAnswer.of(HttpProblems.tooLarge(maxBodyBytes)));
    } else {
      request.next();
    }
  }

  private void identify(RoutingContext request) {
    request
        .response()
        .putHeader(HttpHeaders.DATE, DateFormatter.format(Date.from(clock.instant())))
        .putHeader(RequestId.HEADER, RequestId.of(request.request().getHeader(RequestId.HEADER)));
  }

  /** RFC 9110 section 12.5.1 allows an empty list; Quarkus would refuse it. */
  private static void dropEmptyAccept(MultiMap headers) {
    String accept = headers.get(HttpHeaders.ACCEPT);
    if (accept != null && accept.isBlank()) {
      headers.remove(HttpHeaders.ACCEPT);
    }
  }

  private static boolean isTooLarge(MultiMap headers) {
    int bytes = 0;
    for (Map.Entry<String, String> header : headers) {
      bytes += header.getKey().length() + header.getValue().length();
    }
    return bytes > MAX_HEADER_BYTES;
  }

  private boolean isTooLarge(String contentLength) {
    try {
      return contentLength != null && Long.parseLong(contentLength) > maxBodyBytes;
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
