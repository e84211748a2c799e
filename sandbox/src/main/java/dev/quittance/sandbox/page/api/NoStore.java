package dev.quittance.sandbox.page.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What carries a secret is kept in no cache (RFC 6749 section 5.1). */
public final class NoStore {

  private NoStore() {}

  public static Response.ResponseBuilder apply(Response.ResponseBuilder answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache");
  }
}
