package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.cluster.Sandbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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
            context -> {
              context.load().burst(context.brief() ? BURST / 5 : BURST);
              context.hold(5, 2);
            }));
  }

  private static void hostile(FaultContext context) throws InterruptedException {
    var platform = context.site().platform();
    List<URI> targets =
        List.of(
            platform.orders().base(),
            platform.payments().base(),
            platform.ledger().base(),
            platform.notifications().base());
    String token = Sandbox.shared().tokens().of(Caller.almighty("hostile"));
    int rounds = context.brief() ? 1 : 3;
    List<Thread> clients = new ArrayList<>();
    for (URI target : targets) {
      Random own = new Random(context.random().nextLong());
      var requests = new HostileRequests(target, token, context.findings(), own);
      clients.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < rounds; i++) {
                  requests.sendAll();
                }
              }));
    }
    for (Thread client : clients) {
      client.join();
    }
  }
}
