package dev.quittance.sandbox.outside;

import dev.quittance.sandbox.faults.Draw;
import dev.quittance.sandbox.faults.FaultKind;
import dev.quittance.sandbox.faults.FaultMenu;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/** Serves somebody else's API, and lets it go wrong as the fault menu says. */
@Singleton
public class OutsideApi {

  private static final Logger LOG = Logger.getLogger(OutsideApi.class);

  /** After the kit's own checks of every request, before REST resources. */
  private static final int ORDER = -500;

  private static final int MAX_BODY_BYTES = 1 << 20;

  private final FaultMenu menu;

  OutsideApi(FaultMenu menu) {
    this.menu = menu;
  }

  /** What answers. */
  public interface Handler {

    /** What the fault menu may know the request by. */
    List<String> keys(Call call);

    Answer answer(Call call);

    /** Whether it goes wrong as the fault menu says: a page for a person does not. */
    default boolean isFaulty(Call call) {
      return true;
    }
  }

  /**
   * Serves everything below a prefix, each request on a virtual thread of its own.
   *
   * @param prefix {@code /card}
   */
  public void serve(Router router, String prefix, String gateway, Handler handler) {
    router
        .route(prefix + "/*")
        .order(ORDER)
        .handler(context -> {
          HttpServerRequest request = context.request();
          request
              .body()
              .onSuccess(body ->
                  Thread.ofVirtual()
                      .name("outside-" + gateway)
                      .start(() -> serve(context, prefix, gateway, handler, body)))
              .onFailure(gone -> close(context));
          request.resume(); // Quarkus pauses it until somebody reads
        });
  }

  private void serve(
      RoutingContext context, String prefix, String gateway, Handler handler, Buffer body) {
    try {
      if (body.length() > MAX_BODY_BYTES) {
        send(context, Answer.json(413, "{\"error\":{\"message\":\"too large\"}}"));
        return;
      }
      Call call = call(context.request(), prefix, body);
      Draw faults =
          handler.isFaulty(call)
              ? menu.draw(FaultKind.Scope.CALL, gateway, handler.keys(call))
              : Draw.NONE;
      Thread.sleep(faults.time(FaultKind.DELAY));
      if (faults.has(FaultKind.HANG)) {
        Thread.sleep(positive(faults.time(FaultKind.HANG)));
        close(context);
      } else if (faults.has(FaultKind.SERVER_ERROR)) {
        send(context, new Answer(500, Map.of("Content-Type", "text/plain"), "internal error"));
      } else {
        answer(context, faults, handler.answer(call));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close(context);
    } catch (RuntimeException e) {
      LOG.errorf(e, "Answering %s", context.request().path());
      send(context, new Answer(500, Map.of("Content-Type", "text/plain"), "internal error"));
    }
  }

  private static void answer(RoutingContext context, Draw faults, Answer answer) {
    if (faults.has(FaultKind.ANSWER_LOST_AFTER_CHARGE)) {
      close(context);
    } else if (faults.has(FaultKind.GARBAGE)) {
      send(context, new Answer(200, Map.of("Content-Type", "text/html"), "<html>{]\u0007"));
    } else {
      send(context, answer);
    }
  }

  private static Call call(HttpServerRequest request, String prefix, Buffer body) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    String query = request.query();
    String path = request.path();
    return new Call(
        request.method().name(),
        path == null ? "" : path.substring(prefix.length()),
        query == null ? "" : query,
        headers,
        body.toString(StandardCharsets.UTF_8));
  }

  private static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }

  private static void close(RoutingContext context) {
    context.request().connection().close();
  }

  private static Duration positive(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}
