package dev.quittance.sandbox.identity;

import java.util.List;

/**
 * Somebody who can sign in.
 *
 * @param subject what tokens name them by, for example {@code alice}
 */
public record Person(String subject, String name, List<String> roles) {

  /** Shown on the sign-in page: everybody who sees the page may be anybody. */
  public String password() {
    return subject + "-demo";
  }
}
