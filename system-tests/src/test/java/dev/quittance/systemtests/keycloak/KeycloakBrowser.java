package dev.quittance.systemtests.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser with the pages of Keycloak. It keeps the cookies itself: those of localhost are secure
 * over plain HTTP to browsers, but not to the JDK.
 */
final class KeycloakBrowser {

  private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new HashMap<>();
  private String page = "";

  /** Where the page is from. */
  private URI shown = URI.create("");

  /** Opens an address; empty if a page is shown, else where the application is sent. */
  Optional<URI> open(URI uri) throws Exception {
    return follow(request(uri).GET());
  }

  /** Sends the form of the page. */
  Optional<URI> send(Map<String, String> form) throws Exception {
    Matcher action = ACTION.matcher(page);
    assertThat(action.find()).as(page).isTrue();
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return follow(
        request(shown.resolve(action.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Optional<URI> follow(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    page = answer.body();
    shown = answer.uri();
    Optional<String> location = answer.headers().firstValue("Location");
    if (location.isEmpty()) {
      assertThat(answer.statusCode()).as(page).isEqualTo(200);
      return Optional.empty();
    }
    URI target = answer.uri().resolve(location.get());
    return target.getAuthority().equals(answer.uri().getAuthority())
        ? open(target)
        : Optional.of(target);
  }

  private HttpRequest.Builder request(URI uri) {
    String all =
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    return all.isEmpty() ? request : request.header("Cookie", all);
  }

  private void keep(String header) {
    String[] cookie = header.split(";", 2)[0].split("=", 2);
    cookies.put(cookie[0], cookie[1]);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
