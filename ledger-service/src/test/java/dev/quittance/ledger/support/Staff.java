package dev.quittance.ledger.support;

import dev.quittance.kit.audit.AuditOrigin;
import java.util.List;

/** Who gives the commands that tests give without a request. */
public final class Staff {

  public static final AuditOrigin OLIVIA =
      new AuditOrigin("olivia", List.of("ops"), null, null, "none", "POST", "/replays");

  private Staff() {}
}
