package dev.quittance.localstack.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What must hold before anything starts; each failing is one line that says what to do. */
final class Preflight {

  private static final long DISK_BYTES = 2_000_000_000L;

  private Preflight() {}

  static void check(Settings settings) throws IOException {
    applications(settings);
    disk(settings, DISK_BYTES);
    ports(settings);
  }

  static void disk(Settings settings, long neededBytes) throws IOException {
    long usable = Files.getFileStore(settings.directory()).getUsableSpace();
    if (usable < neededBytes) {
      throw new StackProblem(
          String.format(
              Locale.ROOT,
              "Too little disk: %s has %d MB left and the stack needs %d MB. Free some, or make reset.",
              settings.directory(),
              usable / 1_000_000,
              neededBytes / 1_000_000));
    }
  }

  static void ports(Settings settings) {
    Map<String, Integer> ports = settings.portsByVariable(settings.started());
    Map<Integer, String> variables = new HashMap<>();
    ports.forEach((variable, port) -> {
      String other = variables.put(port, variable);
      if (other != null) {
        throw new StackProblem(
            "%s and %s are both %s: choose another for one of them"
                .formatted(other, variable, port));
      }
    });
    ports.forEach((variable, port) -> {
      if (isTaken(port)) {
        throw new StackProblem(
            String.format(
                Locale.ROOT,
                "Port %d is taken: stop what uses it, or choose another: make up %s=%d",
                port,
                variable,
                port % 50_000 + 10_000));
      }
    });
  }

  private static void applications(Settings settings) {
    for (ServiceSpec service : settings.started()) {
      if (!Files.exists(settings.application(service))) {
        throw new StackProblem(
            "%s is not built: run make up, which builds it".formatted(service.name()));
      }
    }
  }

  /** Connects as well as binds: some systems let two sockets listen on overlapping addresses. */
  private static boolean isTaken(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (Socket client = new Socket()) {
      client.connect(new InetSocketAddress(loopback, port), 500);
      return true;
    } catch (IOException e) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.setReuseAddress(true);
        probe.bind(new InetSocketAddress(loopback, port));
        return false;
      } catch (IOException taken) {
        return true;
      }
    }
  }
}
