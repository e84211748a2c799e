package dev.quittance.orders.dispute.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.orders.dispute.DisputeSource;
import dev.quittance.orders.dispute.DisputeStatus;
import dev.quittance.orders.dispute.RefundStatus;
import dev.quittance.orders.dispute.store.DisputeFilter;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of disputes. */
public record DisputeParameters(
    @Parameter(
            description = "Only disputes with this status.",
            schema = @Schema(implementation = DisputeStatus.class))
        @QueryParam(STATUS)
        @Nullable String status,
    @Parameter(
            description = "Only disputes for this reason, of buyers or of gateways.",
            schema = @Schema(type = SchemaType.STRING, pattern = Shapes.NAME))
        @QueryParam(REASON)
        @Nullable String reason,
    @Parameter(
            description = "Only disputes that were opened there.",
            schema = @Schema(implementation = DisputeSource.class))
        @QueryParam(SOURCE)
        @Nullable String source,
    @Parameter(
            description =
                "Only disputes of which the refund has this status; FAILED are those to refund by"
                    + " hand.",
            schema = @Schema(implementation = RefundStatus.class))
        @QueryParam(REFUND)
        @Nullable String refundStatus) {

  private static final String STATUS = "status";
  private static final String REASON = "reason";
  private static final String SOURCE = "source";
  private static final String REFUND = "refundStatus";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("all-disputes")
        .filter(STATUS, status)
        .filter(REASON, reason)
        .filter(SOURCE, source)
        .filter(REFUND, refundStatus);
  }

  static DisputeFilter filter(ListRequest request) {
    return new DisputeFilter(
        null,
        request.word(STATUS, DisputeStatus.class),
        request.name(REASON),
        request.word(SOURCE, DisputeSource.class),
        request.word(REFUND, RefundStatus.class),
        request.afterId(Ids.DISPUTE));
  }
}
