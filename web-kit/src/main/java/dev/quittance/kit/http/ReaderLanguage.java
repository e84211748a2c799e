package dev.quittance.kit.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * In which language the current request's answer speaks to a person: Accept-Language (RFC 9110
 * section 12.5.4), English if it names none of ours. Codes have no language.
 */
@RequestScoped
public class ReaderLanguage {

  private static final List<Locale> OURS = List.of(Locale.ENGLISH, Locale.CHINESE);
  private static final String ASKED = ReaderLanguage.class.getName();

  private final CurrentVertxRequest current;

  ReaderLanguage(CurrentVertxRequest current) {
    this.current = current;
  }

  /** One of ours. An answer for which it was asked says so in its headers. */
  public Locale locale() {
    RoutingContext request = current.getCurrent();
    if (request == null) {
      return Locale.ENGLISH;
    }
    Locale chosen =
        of(String.join(",", request.request().headers().getAll(HttpHeaders.ACCEPT_LANGUAGE)));
    request.put(ASKED, chosen);
    return chosen;
  }

  /** What a header chooses; a malformed one chooses nothing. */
  static Locale of(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return Locale.ENGLISH;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(header), OURS);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }

  /** Says in which language an answer is, and that it depends on the request. */
  public static final class Filter {

    private final CurrentVertxRequest current;

    Filter(CurrentVertxRequest current) {
      this.current = current;
    }

    @ServerResponseFilter
    public void name(ContainerResponseContext response) {
      RoutingContext request = current.getCurrent();
      if (request != null && request.get(ASKED) instanceof Locale chosen) {
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, chosen.toLanguageTag());
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
      }
    }
  }
}
