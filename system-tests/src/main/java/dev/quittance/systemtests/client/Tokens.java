package dev.quittance.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Access tokens of a sandbox's identity provider, each asked for once while it is valid. */
public final class Tokens implements TokenSource {

  /** A token that expires sooner is not used: the request may be on its way for a while. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** How long a second factor counts as fresh here; the services ask for less than 5 minutes. */
  private static final Duration FRESH = Duration.ofMinutes(4);

  private record Issued(String token, Instant end) {}

  private final URI issuer;
  private final JsonHttp sandbox;
  private final Map<Caller, Issued> issued = new ConcurrentHashMap<>();
  private final Queue<String> all = new ConcurrentLinkedQueue<>();

  /**
   * @param issuer for example {@code http://localhost:8090/identity}
   */
  public Tokens(URI issuer) {
    this.issuer = issuer;
    this.sandbox = new JsonHttp(issuer);
  }

  public URI issuer() {
    return issuer;
  }

  /**
   * The caller's token.
   *
   * @throws java.io.UncheckedIOException if the sandbox does not answer
   */
  @Override
  public String of(Caller caller) {
    return issued
        .compute(caller, (who, before) -> before != null && isUsable(before) ? before : ask(who))
        .token();
  }

  /** The next request of each caller gets a new token. */
  public void forget() {
    issued.clear();
  }

  /** All that were ever given out here. */
  public List<String> all() {
    return List.copyOf(all);
  }

  private static boolean isUsable(Issued before) {
    return Instant.now().plus(MARGIN).isBefore(before.end());
  }

  private Issued ask(Caller caller) {
    Instant now = Instant.now();
    JsonNode answer =
        sandbox
            .post(
                issuer.getPath() + "/development/tokens",
                Map.of(
                    "subject",
                    caller.subject(),
                    "role",
                    String.join(",", caller.roles()),
                    "acr",
                    caller.secondFactor() ? "2" : "1"))
            .expect(200);
    String token = answer.path("access_token").asText();
    all.add(token);
    Instant end = now.plusSeconds(answer.path("expires_in").asLong());
    Instant stale = now.plus(FRESH).plus(MARGIN);
    return new Issued(token, caller.secondFactor() && stale.isBefore(end) ? stale : end);
  }
}
