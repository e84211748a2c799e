package dev.quittance.kit.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rest of a body after its request has been answered. It is read and dropped: closing at once
 * would reset the connection, and a client still sending would never see the answer (RFC 9112
 * section 9.6), but not forever.
 */
final class UnreadBody {

  private static final long MAX_DROPPED_BYTES = 64L << 20;
  private static final long MAX_MILLIS = 10_000;

  private UnreadBody() {}

  static void drop(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    AtomicLong dropped = new AtomicLong();
    try {
      request.exceptionHandler(clientGone -> {});
      request.handler(part -> {
        if (dropped.addAndGet(part.length()) > MAX_DROPPED_BYTES) {
          stop(request);
        }
      });
      request.resume();
    } catch (IllegalStateException e) {
      return; // it ended meanwhile
    }
    Objects.requireNonNull(Vertx.currentContext(), "on the event loop")
        .owner()
        .setTimer(
            MAX_MILLIS,
            late -> {
              if (!request.isEnded()) {
                stop(request);
              }
            });
  }

  private static void stop(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(); // only the stream: others share the connection
    } else {
      request.connection().close();
    }
  }
}
