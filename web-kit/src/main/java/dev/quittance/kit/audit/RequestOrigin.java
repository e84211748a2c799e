package dev.quittance.kit.audit;

import dev.quittance.contract.CardNumbers;
import dev.quittance.kit.http.RequestId;
import dev.quittance.kit.json.StorableText;
import dev.quittance.kit.security.Role;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who gives the command that the current request is. */
@IfBuildProperty(name = AuditTrail.NEEDS, stringValue = AuditTrail.DATABASE)
@RequestScoped
class RequestOrigin {

  private final SecurityIdentity identity;
  private final CurrentVertxRequest current;

  RequestOrigin(SecurityIdentity identity, CurrentVertxRequest current) {
    this.identity = identity;
    this.current = current;
  }

  AuditOrigin get() {
    RoutingContext context = current.getCurrent();
    if (context == null) {
      throw new IllegalStateException("outside a request an origin has to be given");
    }
    HttpServerRequest request = context.request();
    return new AuditOrigin(
        StorableText.of(identity.getPrincipal().getName()),
        Role.ALL.stream().filter(identity::hasRole).sorted().toList(),
        client(),
        address(request),
        RequestId.of(context),
        request.method().name(),
        CardNumbers.masked(StorableText.of(context.normalizedPath())));
  }

  /** OpenID Connect Core section 2 (azp); RFC 9068 section 2.2 (client_id). */
  private @Nullable String client() {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return null;
    }
    for (String claim : List.of("azp", "client_id")) {
      if (token.getClaim(claim) instanceof String client) {
        return StorableText.of(client);
      }
    }
    return null;
  }

  /**
   * The other end of the connection; if quarkus.http.proxy.* trusts a proxy in front, what that
   * says.
   */
  private static @Nullable String address(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    if (remote == null) {
      return null;
    }
    String address = remote.hostAddress();
    return StorableText.of(address == null ? remote.host() : address);
  }
}
