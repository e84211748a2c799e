package dev.quittance.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service over HTTP.
 *
 * @param name for example ledger
 * @param setBy what tells this program where the service is, for messages
 * @param token gives what to send with each request
 * @param insecure whether the token may be sent over plain HTTP to another machine
 */
public record Service(String name, URI url, String setBy, Token token, boolean insecure) {

  /** Where the token is from. */
  public interface Token {

    /**
     * The token; null if there is none.
     *
     * @throws CommandFailure if there was one that is of no use any more
     */
    @Nullable AccessToken find();
  }

  private static final int ACCEPTED = 202;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  /** RFC 9470. */
  private static final String STEP_UP = "insufficient_user_authentication";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** A trial balance at an earlier time may read the whole journal. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  public Service {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw CommandFailure.usage(
          "'%s' is no address of a service: %s takes one like http://localhost:8083."
              .formatted(url, setBy));
    }
  }

  /**
   * @throws CommandFailure if there is no good answer
   */
  public Response get(Query query) {
    return new Response(
        name, send(request(query.text()).header("Accept", "application/json").GET()));
  }

  /**
   * Copies an answer of any length, as it comes, in another form than JSON.
   *
   * @throws CommandFailure if there is no good answer
   */
  public void copy(Query query, String mediaType, Writer out) {
    HttpRequest request = request(query.text()).header("Accept", mediaType).GET().build();
    try {
      HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
      try (Reader body = new InputStreamReader(response.body(), StandardCharsets.UTF_8)) {
        if (response.statusCode() / 100 != 2) {
          throw refusal(response.statusCode(), body.readAllAsString());
        }
        body.transferTo(out);
      }
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * @throws CommandFailure if there is no good answer
   */
  public Response post(String path, Map<String, ?> body) {
    HttpRequest.Builder request = request(path).header("Accept", "application/json");
    return new Response(
        name,
        send(
            body.isEmpty()
                ? request.POST(BodyPublishers.noBody())
                : request
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(written(body)))));
  }

  private HttpRequest.Builder request(String path) {
    String base = url.toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
            .timeout(ANSWER_TIMEOUT);
    AccessToken sent = token.find();
    if (sent != null) {
      PlainHttp.requireSafe(url, "The token of " + sent.origin(), insecure);
      request.header("Authorization", "Bearer " + sent.value());
    }
    return request;
  }

  private String send(HttpRequest.Builder request) {
    HttpResponse<String> response;
    try {
      response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
    if (response.statusCode() == ACCEPTED) {
      requireDone(response.body());
    }
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    throw refusal(response.statusCode(), response.body());
  }

  /** An accepted command may wait for somebody's approval: then nothing was done. */
  private void requireDone(String body) {
    PendingApproval pending = PendingApproval.parse(body);
    if (pending != null) {
      String where = name.equals("ledger") ? "" : " --service " + name;
      throw CommandFailure.secondPersonNeeded(
          "Nothing was done yet: somebody else has to approve %1$s. He runs quittance approvals"
                  .formatted(Printable.line(pending.id()))
              + " approve %s%s; then run the same command again."
                  .formatted(Printable.line(pending.id()), where),
          new CommandFailure.Refusal("approval_pending", List.of()));
    }
  }

  private CommandFailure refusal(int status, String body) {
    Optional<ProblemDetails> problem = ProblemDetails.parse(body);
    return switch (status) {
      case UNAUTHORIZED -> unauthorized(problem.map(ProblemDetails::refusal).orElse(null));
      case FORBIDDEN ->
          CommandFailure.notAllowed(
              "You may not do this: "
                  + problem.map(ProblemDetails::words).orElse("your roles do not allow it."),
              problem.map(ProblemDetails::refusal).orElse(null));
      default ->
          problem
              .map(ProblemDetails::failure)
              .orElseGet(() ->
                  unreachable("it answers " + status + ", and not as Quittance's services do"));
    };
  }

  private CommandFailure unauthorized(CommandFailure.@Nullable Refusal refusal) {
    return refusal != null && STEP_UP.equals(refusal.code())
        ? CommandFailure.secondFactorNeeded(
            "The %s service asks for a second factor, proved a moment ago: run quittance login"
                    .formatted(name)
                + " --second-factor, then the same command again.",
            refusal)
        : notSignedIn(refusal);
  }

  private CommandFailure notSignedIn(CommandFailure.@Nullable Refusal refusal) {
    AccessToken sent = token.find();
    return CommandFailure.notSignedIn(
        sent == null
            ? "The %s service asks who you are: run quittance login, or set QUITTANCE_TOKEN."
                .formatted(name)
            : "The %s service does not accept the token of %s. Has it expired? Run quittance login."
                .formatted(name, sent.origin()),
        refusal);
  }

  private CommandFailure unreachable(IOException e) {
    return unreachable(Connection.trouble(e));
  }

  private CommandFailure interrupted() {
    Thread.currentThread().interrupt();
    return unreachable("interrupted");
  }

  private CommandFailure unreachable(String why) {
    return CommandFailure.unreachable(
        "The %s service cannot be reached at %s: %s. Is it up, and is that its address (%s)?"
            .formatted(name, url, why, setBy));
  }

  private static String written(Map<String, ?> body) {
    try {
      return Json.MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a map of strings", e);
    }
  }
}
