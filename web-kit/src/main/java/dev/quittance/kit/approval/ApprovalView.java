package dev.quittance.kit.approval;

import dev.quittance.contract.Money;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An approval as people read it. */
@Schema(name = "Approval")
public record ApprovalView(
    @Schema(examples = "apr_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    ApprovalStatus status,
    @Schema(examples = "refund") String action,
    @Schema(
            examples = "Refund 120000.00 CNY of payment pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
            description = "What the command does.")
        String summary,
    @Schema(description = "How much money the command is about; null if nobody knows.")
        @Nullable Money worth,
    @Schema(description = "Why, as the requester said.") @Nullable String reason,
    @Schema(examples = "POST") String method,
    @Schema(examples = "/payments/pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e/refunds") String path,
    @Schema(
            description = "SHA-256 of the body as JSON with its fields in order, in hex digits.",
            pattern = "^[0-9a-f]{64}$")
        String bodySha256,
    String requestedBy,
    Instant requestedAt,
    @Schema(description = "Until when it can be decided and used.") Instant expiresAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Schema(description = "Why it was rejected.") @Nullable String decisionReason,
    @Schema(description = "When the command was carried out.") @Nullable Instant usedAt,
    @Schema(
            examples = "apr_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
            description = "The last approval of the same request, if it was asked for before.")
        @Nullable String earlier,
    @Schema(description = "What to do next.") String next) {

  public static ApprovalView of(Approval approval) {
    return new ApprovalView(
        approval.id(),
        approval.status(),
        approval.action(),
        approval.summary(),
        approval.worth(),
        approval.reason(),
        approval.method(),
        approval.path(),
        approval.bodySha256(),
        approval.requestedBy(),
        approval.requestedAt(),
        approval.expiresAt(),
        approval.decidedBy(),
        approval.decidedAt(),
        approval.decisionReason(),
        approval.usedAt(),
        approval.earlier(),
        next(approval));
  }

  private static String next(Approval approval) {
    return switch (approval.status()) {
      case PENDING ->
          "Nothing was done yet. Somebody else approves it at POST /approvals/%s/approve; then %s"
                  .formatted(approval.id(), approval.requestedBy())
              + " sends the same request again.";
      case APPROVED ->
          "%s sends the same request again to carry it out.".formatted(approval.requestedBy());
      case REJECTED -> "Nothing was done. Sending the request again asks anew.";
      case USED -> "The command was carried out. Sending the request again asks anew.";
      case EXPIRED -> "Nothing was done in time. Sending the request again asks anew.";
    };
  }
}
