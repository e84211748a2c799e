package dev.quittance.kit.http;

import dev.quittance.contract.CardNumbers;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of a request: its answer and all its log lines have it. A caller may choose it. */
public final class RequestId {

  static final String HEADER = "X-Request-Id";

  /** Name for log formats: {@code %X{requestId}}. */
  private static final String LOGGED_AS = "requestId";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private RequestId() {}

  /**
   * The caller's, if it is one that can be logged; else a new one. Log lines have it from now on.
   */
  static String of(@Nullable String asked) {
    String id =
        asked != null && SANE.matcher(asked).matches() && !CardNumbers.isIn(asked)
            ? asked
            : UUID.randomUUID().toString();
    MDC.put(LOGGED_AS, id);
    return id;
  }

  /** The id of a request that is being answered. */
  public static String of(RoutingContext request) {
    return Objects.requireNonNull(
        request.response().headers().get(HEADER), "HttpEdge gives every request one");
  }
}
