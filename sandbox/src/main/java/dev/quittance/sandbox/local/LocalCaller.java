package dev.quittance.sandbox.local;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.sandbox.SandboxConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller be anyone only if it is a program on this machine: not another machine, and not a
 * page in a browser on this one. A page's request names its origin, and one that has let its own
 * name lead here names that as host.
 */
@Singleton
public class LocalCaller {

  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final boolean required;
  private final String issuerHost;

  LocalCaller(SandboxConfig config) {
    this.required = config.identity().localCallersOnly();
    this.issuerHost = URI.create(config.identity().issuer()).getHost();
  }

  /**
   * @throws ProblemException 403 if it is somebody else
   */
  public void require(HttpServerRequest request) {
    if (request.getHeader("Origin") != null) {
      throw refused("Browsers may not use it: send the request from a program, without Origin.");
    }
    if (required && !(isLoopback(request.remoteAddress()) && isHere(request.authority()))) {
      throw refused("It is only for programs on the machine of the sandbox: call it on localhost.");
    }
  }

  /** The address is a literal: no name is looked up. */
  private static boolean isLoopback(SocketAddress address) {
    return InetAddress.ofLiteral(address.hostAddress()).isLoopbackAddress();
  }

  private boolean isHere(@Nullable HostAndPort authority) {
    return authority != null
        && (LOCAL_NAMES.contains(authority.host()) || authority.host().equals(issuerHost));
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(ProblemCode.FORBIDDEN, detail);
  }
}
