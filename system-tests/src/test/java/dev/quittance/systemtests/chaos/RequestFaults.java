package dev.quittance.systemtests.chaos;

import java.net.URI;
import java.util.List;

/** Clients that send what they should not, or too much. */
final class RequestFaults {

  private static final int BURST = 500;

  private RequestFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "hostile-requests",
            "half, oversized and malformed requests on raw connections",
            RequestFaults::hostile),
        new Fault(
            "overload",
            "a burst of " + BURST + " orders at once",
            stage -> {
              stage.load().burst(stage.brief() ? BURST / 5 : BURST);
              stage.hold(5, 2);
            }));
  }

  private static void hostile(Stage stage) {
    var platform = stage.site().platform();
    List<URI> targets =
        List.of(
            platform.orders().base(),
            platform.payments().base(),
            platform.ledger().base(),
            platform.notifications().base());
    int rounds = stage.brief() ? 1 : 6;
    for (int i = 0; i < rounds; i++) {
      for (URI target : targets) {
        new HostileRequests(target, stage.findings(), stage.random()).sendAll();
      }
    }
  }
}
