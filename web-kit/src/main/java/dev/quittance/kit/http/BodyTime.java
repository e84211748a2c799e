package dev.quittance.kit.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * The time limit of a body that is read on the event loop, for a resource that no thread waits for:
 * nobody would end such a request. A thread that reads a body looks at the time itself.
 */
final class BodyTime {

  private static final String READ_BY_A_THREAD = BodyTime.class.getName();

  private BodyTime() {}

  /** Runs {@code tooSlow} if the body has not arrived by then. */
  static void limit(RoutingContext request, Duration limit, Runnable tooSlow) {
    HttpMethod method = request.request().method();
    if (HttpMethod.GET.equals(method)
        || HttpMethod.HEAD.equals(method)
        || request.request().isEnded()) {
      return;
    }
    Vertx vertx = request.vertx();
    long timer =
        vertx.setTimer(
            limit.toMillis(),
            late -> {
              if (!request.request().isEnded()
                  && request.get(READ_BY_A_THREAD) == null
                  && !request.response().headWritten()) {
                tooSlow.run();
              }
            });
    request.addEndHandler(ended -> vertx.cancelTimer(timer));
  }

  /** A thread reads the body. */
  static void readByAThread(RoutingContext request) {
    request.put(READ_BY_A_THREAD, true);
  }
}
