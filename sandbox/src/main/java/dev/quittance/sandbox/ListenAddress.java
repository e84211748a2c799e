package dev.quittance.sandbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the sandbox on loopback: it gives a token of any role to whoever asks. */
@Singleton
public final class ListenAddress {

  private final String host;
  private final boolean anywhere;

  ListenAddress(@ConfigProperty(name = "quarkus.http.host") String host, SandboxConfig config) {
    this.host = host;
    this.anywhere = config.listenAnywhere();
  }

  /** Before the port is opened. */
  void check(@Observes StartupEvent start) {
    require(host, anywhere);
  }

  /**
   * @throws IllegalStateException if the host is not loopback and nobody has said that it may be
   */
  static void require(String host, boolean anywhere) {
    if (!anywhere && !isLoopback(host)) {
      throw new IllegalStateException(
          "The sandbox is for development and listens on loopback only, not on "
              + host
              + ": set quarkus.http.host=127.0.0.1, or quittance.sandbox.listen-anywhere=true where"
              + " nobody else can reach it");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
