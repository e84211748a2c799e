package dev.quittance.kit.approval;

import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What becomes of approvals, in the audit trail: each step in its transaction, last. */
@IfBuildProperty(name = Approvals.NEEDS, stringValue = Approvals.DATABASE)
@Singleton
class ApprovalTrail {

  private final AuditTrail trail;

  ApprovalTrail(AuditTrail trail) {
    this.trail = trail;
  }

  void requested(Approval approval) {
    Map<String, Object> after = new TreeMap<>();
    after.put("status", approval.status().name());
    after.put("action", approval.action());
    after.put("request", approval.method() + " " + approval.path());
    after.put("bodySha256", approval.bodySha256());
    after.put("summary", approval.summary());
    record("request", approval, approval.reason(), null, after);
  }

  void decided(Approval approval) {
    String verb = approval.status() == ApprovalStatus.APPROVED ? "approve" : "reject";
    record(verb, approval, approval.decisionReason(), ApprovalStatus.PENDING, status(approval));
  }

  void used(Approval approval) {
    record("use", approval, approval.reason(), ApprovalStatus.APPROVED, status(approval));
  }

  private static Map<String, Object> status(Approval approval) {
    return Map.of("status", approval.status().name());
  }

  private void record(
      String verb,
      Approval approval,
      @Nullable String reason,
      @Nullable ApprovalStatus before,
      Map<String, Object> after) {
    trail.record(
        new AuditRecord(
            "approval." + verb,
            approval.id(),
            reason,
            before == null ? null : Map.of("status", before.name()),
            after));
  }
}
