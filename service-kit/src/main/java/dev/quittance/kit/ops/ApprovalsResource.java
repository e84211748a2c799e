package dev.quittance.kit.ops;

import dev.quittance.contract.Limits;
import dev.quittance.kit.approval.Approval;
import dev.quittance.kit.approval.ApprovalStatus;
import dev.quittance.kit.approval.ApprovalView;
import dev.quittance.kit.approval.Approvals;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.validation.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Commands that wait for a second person. */
@Path("/approvals")
@RolesAllowed({Role.OPS, Role.SUPPORT, Role.AUDITOR})
@Tag(name = "Approvals", description = "Commands that one person requests and another approves.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApprovalsResource {

  private static final String EXAMPLE = "apr_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String UNKNOWN = "There is no such approval.";
  private static final String STALE =
      "There is no valid access token (unauthorized), or no second factor that was proved a moment ago"
          + " (insufficient_user_authentication).";
  private static final String NOT_ALLOWED =
      "The caller has requested it himself (own_request), or has no role that may make the request.";
  private static final String OVER = "It does not wait for a decision (approval_over).";

  private final Approvals approvals;

  ApprovalsResource(Approvals approvals) {
    this.approvals = approvals;
  }

  /** Request body of a rejection. */
  public record RejectRequest(
      @Schema(
              examples = "The buyer was refunded by another payment",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT)
          @NotNull
          @Text
          String reason) {}

  @GET
  @Operation(
      operationId = "listApprovals",
      summary = "Approvals, newest first",
      description = "Those that are over stay in the list.")
  @APIResponse(responseCode = "200", description = "A page of approvals.")
  public Page<ApprovalView> list(
      @Parameter(
              description = "Only those with this status.",
              schema = @Schema(implementation = ApprovalStatus.class))
          @QueryParam("status")
          @Nullable String status,
      @BeanParam PageParameters page) {
    ListRequest request = page.listRequest("approvals").filter("status", status);
    return request
        .pageById(
            approvals.list(
                request.word("status", ApprovalStatus.class),
                request.afterId(Approval.ID_PREFIX),
                request.lookAhead()),
            Approval::id)
        .map(ApprovalView::of);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "approval",
      summary = "An approval",
      description = "What was requested, by whom, and what became of it.")
  @APIResponse(responseCode = "200", description = "The approval.")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  public ApprovalView find(@Parameter(example = EXAMPLE) @PathParam("id") String id) {
    return ApprovalView.of(approvals.find(id));
  }

  @POST
  @Path("/{id}/approve")
  @RolesAllowed({Role.OPS, Role.SUPPORT})
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "approve",
      summary = "Approve what somebody else has requested",
      description =
          "Needs a fresh second factor and a role that may make the request. The requester carries it"
              + " out by sending the same request again.")
  @APIResponse(responseCode = "200", description = "It is approved.")
  @APIResponse(responseCode = "401", description = STALE)
  @APIResponse(responseCode = "403", description = NOT_ALLOWED)
  @APIResponse(responseCode = "404", description = UNKNOWN)
  @APIResponse(responseCode = "409", description = OVER)
  public ApprovalView approve(@Parameter(example = EXAMPLE) @PathParam("id") String id) {
    return ApprovalView.of(approvals.approve(id));
  }

  @POST
  @Path("/{id}/reject")
  @RolesAllowed({Role.OPS, Role.SUPPORT})
  @Operation(
      operationId = "reject",
      summary = "Reject what somebody else has requested",
      description = "Needs a fresh second factor and a role that may make the request.")
  @APIResponse(responseCode = "200", description = "It is rejected.")
  @APIResponse(responseCode = "401", description = STALE)
  @APIResponse(responseCode = "403", description = NOT_ALLOWED)
  @APIResponse(responseCode = "404", description = UNKNOWN)
  @APIResponse(responseCode = "409", description = OVER)
  public ApprovalView reject(
      @Parameter(example = EXAMPLE) @PathParam("id") String id, RejectRequest request) {
    return ApprovalView.of(approvals.reject(id, request.reason()));
  }
}
