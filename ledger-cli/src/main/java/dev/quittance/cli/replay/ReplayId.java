package dev.quittance.cli.replay;

import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.http.Service;
import java.util.Map;

/** A replay's place at the service. */
final class ReplayId {

  private ReplayId() {}

  static Response find(Service ledger, String id) {
    return ledger.get(Query.of("/replays/" + Query.segment(id)));
  }

  static Response cancel(Service ledger, String id) {
    return ledger.post("/replays/" + Query.segment(id) + "/cancel", Map.of());
  }
}
