package dev.quittance.sandbox.identity;

import java.util.List;
import java.util.Set;

/** What a token may be asked for. The roles are the person's, whatever the scope. */
public final class Scopes {

  /** Asks for an id token. */
  public static final String OPENID = "openid";

  /** In the order in which the provider names them. */
  public static final List<String> SUPPORTED = List.of(OPENID, "profile");

  private static final Set<String> KNOWN = Set.copyOf(SUPPORTED);

  private Scopes() {}

  /** Those of a request that are known; OpenID Connect Core section 3.1.2.1 ignores others. */
  public static List<String> of(Parameters request) {
    return request.words("scope").stream().filter(KNOWN::contains).distinct().toList();
  }
}
