package dev.quittance.kit.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gave a command, and where it came from; see {@link dev.quittance.contract.audit.AuditEntry}.
 * For work that goes on after the request.
 */
public record AuditOrigin(
    String subject,
    List<String> roles,
    @Nullable String client,
    @Nullable String address,
    String requestId,
    String method,
    String path) {

  public AuditOrigin {
    roles = List.copyOf(roles);
  }
}
