package dev.quittance.systemtests.leaks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sandbox's pages, as the browser of somebody who signs in sends them. */
public final class SignInPages {

  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String issuer;

  public SignInPages(URI issuer) {
    this.issuer = issuer.toString();
  }

  /** Lets the device with that code in, by a wrong password first. */
  public void activate(String userCode, String subject, String wrongPassword, String password)
      throws IOException, InterruptedException {
    String page = post("/activate", Map.of("user_code", userCode)).body();
    HttpResponse<String> refused =
        post(
            "/sign-in",
            Map.of("ticket", ticket(page), "subject", subject, "password", wrongPassword));
    assertThat(refused.statusCode()).isEqualTo(403);
    HttpResponse<String> done =
        post(
            "/sign-in",
            Map.of("ticket", ticket(refused.body()), "subject", subject, "password", password));
    assertThat(done.body()).contains("You are signed in");
  }

  /** Sends a form there. */
  public HttpResponse<String> post(String path, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(issuer + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String ticket(String page) {
    Matcher ticket = TICKET.matcher(page);
    assertThat(ticket.find()).as(page).isTrue();
    return ticket.group(1);
  }
}
