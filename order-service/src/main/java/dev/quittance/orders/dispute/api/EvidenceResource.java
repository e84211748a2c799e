package dev.quittance.orders.dispute.api;

import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.EvidenceFile;
import dev.quittance.orders.dispute.EvidenceFormat;
import dev.quittance.orders.dispute.store.DisputeFiles;
import dev.quittance.orders.order.store.OrderHeader;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files that a buyer adds to his dispute. */
@Path("/orders/{orderId}/disputes/{disputeId}/evidence")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS})
@Blocking
@Tag(name = "Disputes", description = "What is disputed of orders, here or at a gateway.")
public class EvidenceResource {

  private static final String PNG = "image/png";
  private static final String JPEG = "image/jpeg";
  private static final String PDF = "application/pdf";
  private static final String SHA256_EXAMPLE =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private final VisibleOrders visible;
  private final DisputeCommands commands;
  private final DisputeFiles files;
  private final FileTypes types;

  EvidenceResource(
      VisibleOrders visible, DisputeCommands commands, DisputeFiles files, FileTypes types) {
    this.visible = visible;
    this.commands = commands;
    this.files = files;
    this.types = types;
  }

  /** The files of a dispute. */
  @Schema(name = "DisputeEvidenceList")
  public record EvidenceList(@Schema(maxItems = 100) List<EvidenceView> data) {}

  @POST
  @RolesAllowed(Role.BUYER)
  @Consumes({PNG, JPEG, PDF})
  @Produces(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "addDisputeEvidence",
      summary = "Add a file to an open dispute",
      description =
          "The body is the file itself: a PNG, JPEG or PDF of at most 5 MB, and ten of them, unless"
              + " configured otherwise. It is kept enciphered, once, and known by its SHA-256: the"
              + " same file sent again gets the first answer with Idempotency-Replayed.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = PNG,
            schema = @Schema(type = SchemaType.STRING, format = "binary", minLength = 1)),
        @Content(
            mediaType = JPEG,
            schema = @Schema(type = SchemaType.STRING, format = "binary", minLength = 1)),
        @Content(
            mediaType = PDF,
            schema = @Schema(type = SchemaType.STRING, format = "binary", minLength = 1))
      })
  @APIResponse(
      responseCode = "201",
      description = "Added.",
      content = @Content(schema = @Schema(implementation = EvidenceView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The dispute has this file already.",
      content = @Content(schema = @Schema(implementation = EvidenceView.class)))
  @APIResponse(responseCode = "404", description = "There is no such order, or no such dispute.")
  @APIResponse(
      responseCode = "409",
      description =
          "The dispute is decided (dispute_closed), a gateway's (not_disputable), or has as many"
              + " files as one can have (too_many_files).")
  @APIResponse(responseCode = "413", description = "The file is too large (body_too_large).")
  @APIResponse(
      responseCode = "422",
      description = "The octets are of another type than Content-Type says (file_type_mismatch).")
  public Response add(
      @Parameter(example = OrderDisputesResource.ORDER_EXAMPLE)
          @PathParam(OrderDisputesResource.ORDER)
          String orderId,
      @Parameter(example = OrderDisputesResource.DISPUTE_EXAMPLE)
          @PathParam(OrderDisputesResource.DISPUTE)
          String disputeId,
      @Context HttpHeaders headers,
      byte[] content) {
    OrderHeader order = visible.lockOrder(orderId);
    Dispute dispute = visible.lockDispute(order, disputeId);
    DisputeCommands.Added added = commands.add(dispute, format(headers, content), content);
    Response.ResponseBuilder answer =
        added.again()
            ? Response.ok().header(Idempotency.REPLAYED, "true")
            : Response.status(Response.Status.CREATED);
    return answer
        .location(
            URI.create(
                "/orders/%s/disputes/%s/evidence/%s"
                    .formatted(orderId, disputeId, added.file().sha256())))
        .type(MediaType.APPLICATION_JSON)
        .entity(EvidenceView.of(added.file()))
        .build();
  }

  private EvidenceFormat format(HttpHeaders headers, byte[] content) {
    MediaType sent = headers.getMediaType();
    EvidenceFormat said =
        EvidenceFormat.ofMediaType(
                (sent.getType() + "/" + sent.getSubtype()).toLowerCase(Locale.ROOT))
            .orElseThrow();
    String found = types.of(content);
    if (!said.mediaType().equals(found)) {
      throw DisputeProblems.falseType(said, found);
    }
    return said;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "listDisputeEvidence",
      summary = "Files of a dispute, in the order they came")
  @APIResponse(responseCode = "200", description = "All of them.")
  @APIResponse(responseCode = "404", description = "There is no such order, or no such dispute.")
  public EvidenceList list(
      @Parameter(example = OrderDisputesResource.ORDER_EXAMPLE)
          @PathParam(OrderDisputesResource.ORDER)
          String orderId,
      @Parameter(example = OrderDisputesResource.DISPUTE_EXAMPLE)
          @PathParam(OrderDisputesResource.DISPUTE)
          String disputeId) {
    Dispute dispute = visible.dispute(visible.order(orderId), disputeId);
    return new EvidenceList(files.of(dispute).stream().map(EvidenceView::of).toList());
  }

  @GET
  @Path("/{sha256}")
  @Produces({PNG, JPEG, PDF})
  @Transactional
  @Operation(
      operationId = "downloadDisputeEvidence",
      summary = "A file of a dispute",
      description = "As it was sent, to be saved and not to be shown in a browser's page.")
  @APIResponse(
      responseCode = "200",
      description = "The file.",
      content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "404",
      description = "There is no such order, dispute or file, or the file was erased.")
  public Response download(
      @Parameter(example = OrderDisputesResource.ORDER_EXAMPLE)
          @PathParam(OrderDisputesResource.ORDER)
          String orderId,
      @Parameter(example = OrderDisputesResource.DISPUTE_EXAMPLE)
          @PathParam(OrderDisputesResource.DISPUTE)
          String disputeId,
      @Parameter(
              example = SHA256_EXAMPLE,
              schema = @Schema(type = SchemaType.STRING, pattern = EvidenceView.SHA256))
          @PathParam("sha256")
          String sha256) {
    Dispute dispute = visible.dispute(visible.order(orderId), disputeId);
    EvidenceFile file =
        files.of(dispute).stream()
            .filter(one -> one.sha256().equals(sha256))
            .findFirst()
            .orElseThrow(DisputeProblems::unknownFile);
    byte[] content = files.content(dispute, sha256).orElseThrow(DisputeProblems::unknownFile);
    return Response.ok(content, file.format().mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(file.fileName()))
        .build();
  }
}
