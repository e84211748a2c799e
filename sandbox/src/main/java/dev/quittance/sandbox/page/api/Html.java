package dev.quittance.sandbox.page.api;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers with a page that runs no script, is shown in no frame and kept in no cache. */
public final class Html {

  private static final String TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " form-action 'self'";

  private Html() {}

  public static Response page(int status, TemplateInstance page) {
    return answer(status, page, POLICY);
  }

  /**
   * A page whose form may end at an application: browsers hold a redirect that answers a form to
   * the same policy.
   */
  public static Response page(int status, TemplateInstance page, String redirectUri) {
    return answer(status, page, POLICY + " " + origin(redirectUri));
  }

  private static Response answer(int status, TemplateInstance page, String policy) {
    return NoStore.apply(Response.status(status))
        .header("Content-Security-Policy", policy)
        .header("X-Frame-Options", "DENY")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .type(TYPE)
        .entity(page.render())
        .build();
  }

  private static String origin(String registered) {
    URI uri = URI.create(registered);
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
