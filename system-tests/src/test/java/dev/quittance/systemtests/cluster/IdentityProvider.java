package dev.quittance.systemtests.cluster;

import dev.quittance.systemtests.client.TokenSource;
import java.util.Map;

/** Who vouches for callers: services trust its tokens and no others. */
public interface IdentityProvider {

  TokenSource tokens();

  /** What tells a service of it, as system properties. */
  Map<String, String> settings(Service service);
}
