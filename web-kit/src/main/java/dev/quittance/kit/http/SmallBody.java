package dev.quittance.kit.http;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small body on the event loop before its request is given to a thread. A thread that reads
 * a body itself fights with the event loop for the connection: under load that was a quarter of all
 * processor time. Bodies that are larger, or of unknown size, are read by threads as they arrive.
 */
public final class SmallBody {

  /** As much as all requests let in at once may occupy without harm. */
  private static final int MAX_BYTES = 16 << 10;

  /** Not where the router keeps bodies: REST would make a copy there that nobody overwrites. */
  private static final String KEY = SmallBody.class.getName();

  private final RoutingContext request;
  private final Consumer<Ending> then;
  private boolean done;

  /** How reading a body ended. */
  enum Ending {
    COMPLETE,
    BROKEN_OFF,
    TOO_SLOW
  }

  private SmallBody(RoutingContext request, Consumer<Ending> then) {
    this.request = request;
    this.then = then;
  }

  /**
   * Whether a body is to be read here. A client that waits for "100 Continue" is told so by who
   * reads its body, and of HTTP/2 Quarkus pauses a request even if it has ended, which it refuses.
   */
  static boolean isSmall(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_2
        && isSmall(request.getHeader(HttpHeaders.CONTENT_LENGTH))
        && !request.headers().contains(HttpHeaders.EXPECT);
  }

  private static boolean isSmall(@Nullable String contentLength) {
    if (contentLength == null || contentLength.length() > 5) {
      return false;
    }
    int length = Integer.parseInt(contentLength); // netty has let through only digits
    return length > 0 && length <= MAX_BYTES;
  }

  /**
   * Reads the body, and keeps it with the request. It is overwritten when the request has ended: it
   * may have a card's number in it.
   *
   * @param timeLimit for all of the body
   * @param then called once, on the event loop
   */
  static void read(RoutingContext request, Duration timeLimit, Consumer<Ending> then) {
    new SmallBody(request, then).read(timeLimit);
  }

  private void read(Duration timeLimit) {
    long timer = request.vertx().setTimer(timeLimit.toMillis(), late -> end(Ending.TOO_SLOW));
    request
        .request()
        .body()
        .onComplete(read -> {
          request.vertx().cancelTimer(timer);
          if (read.succeeded()) {
            keep(read.result());
          }
          end(read.succeeded() ? Ending.COMPLETE : Ending.BROKEN_OFF);
        });
    request.request().resume(); // Quarkus pauses each request at its beginning
  }

  private void keep(Buffer body) {
    request.put(KEY, body);
    request.addEndHandler(ended -> wipe(body.getByteBuf()));
  }

  /** The body of a request, if it was read here; else null. */
  public static @Nullable Buffer of(RoutingContext request) {
    return request.get(KEY);
  }

  private static void wipe(ByteBuf body) {
    body.setZero(0, body.writerIndex());
  }

  private void end(Ending ending) {
    if (!done) {
      done = true;
      then.accept(ending);
    }
  }
}
