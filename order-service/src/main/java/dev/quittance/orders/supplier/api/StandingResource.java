package dev.quittance.orders.supplier.api;

import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.orders.supplier.SupplierCommand;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What ops decide on suppliers. */
@Path("/suppliers/{id}")
@RolesAllowed(Role.OPS)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Suppliers", description = "Who sells, and whether he is who he says he is.")
public class StandingResource {

  private final SupplierCommands commands;

  StandingResource(SupplierCommands commands) {
    this.commands = commands;
  }

  @POST
  @Path("/verify")
  @StepUp(action = "supplier", by = VerificationStake.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "verifySupplier",
      summary = "Say that a supplier's documents were checked",
      description =
          "Needs a second factor and a second person. He is VERIFIED until the first document that"
              + " is needed expires: a BUSINESS_LICENCE and a BANK_CONFIRMATION.")
  @APIResponse(
      responseCode = "200",
      description = "He is verified.",
      content = @Content(schema = @Schema(implementation = SupplierView.class)))
  @APIResponse(responseCode = "404", description = "There is no such supplier.")
  @APIResponse(
      responseCode = "409",
      description =
          "His name or bank account was changed a short time ago (supplier_cooling_off; Retry-After"
              + " says how long), a document or the bank account is missing"
              + " (supplier_evidence_missing), or he is suspended (supplier_suspended).")
  @APIResponse(
      responseCode = "412",
      description = "He is not as he was when he was checked (precondition_failed).")
  public Response verify(
      @Parameter(example = SupplierResource.EXAMPLE) @PathParam("id") String id,
      VerifyRequest request) {
    return SupplierResource.answer(
        commands.carryOut(
            id,
            IfMatch.tag(request.revision()),
            "verify",
            request.reason(),
            supplier -> new SupplierCommand.Verify(request.reason())),
        commands);
  }

  @POST
  @Path("/suspend")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "suspendSupplier",
      summary = "Stop a supplier",
      description = "At once, whatever he was before.")
  @APIResponse(
      responseCode = "200",
      description = "He is suspended.",
      content = @Content(schema = @Schema(implementation = SupplierView.class)))
  @APIResponse(responseCode = "404", description = "There is no such supplier.")
  @APIResponse(
      responseCode = "412",
      description = "He was changed meanwhile (precondition_failed).")
  public Response suspend(
      @Parameter(example = SupplierResource.EXAMPLE) @PathParam("id") String id,
      @Parameter(description = SupplierResource.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      ReasonRequest request) {
    return SupplierResource.answer(
        commands.carryOut(
            id,
            ifMatch,
            "suspend",
            request.reason(),
            supplier -> new SupplierCommand.Suspend(request.reason())),
        commands);
  }

  @POST
  @Path("/resume")
  @StepUp(action = "supplier", by = VerificationStake.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "resumeSupplier",
      summary = "Let a suspended supplier go on",
      description =
          "Needs a second factor and a second person. He is what he was before, unless his name or"
              + " bank account was changed meanwhile, or a document has expired.")
  @APIResponse(
      responseCode = "200",
      description = "He is not suspended.",
      content = @Content(schema = @Schema(implementation = SupplierView.class)))
  @APIResponse(responseCode = "404", description = "There is no such supplier.")
  @APIResponse(
      responseCode = "412",
      description = "He was changed meanwhile (precondition_failed).")
  public Response resume(
      @Parameter(example = SupplierResource.EXAMPLE) @PathParam("id") String id,
      @Parameter(description = SupplierResource.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      ReasonRequest request) {
    return SupplierResource.answer(
        commands.carryOut(
            id,
            ifMatch,
            "resume",
            request.reason(),
            supplier -> new SupplierCommand.Resume(request.reason())),
        commands);
  }

  @PUT
  @Path("/representatives")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "setRepresentatives",
      summary = "Say whose tokens act for a supplier",
      description = "All of them; whoever is not named does not act for him any more.")
  @APIResponse(
      responseCode = "200",
      description = "They act for him.",
      content = @Content(schema = @Schema(implementation = SupplierView.class)))
  @APIResponse(responseCode = "404", description = "There is no such supplier.")
  @APIResponse(
      responseCode = "409",
      description = "One of them acts for another supplier (supplier_exists).")
  @APIResponse(
      responseCode = "412",
      description = "He was changed meanwhile (precondition_failed).")
  public Response setRepresentatives(
      @Parameter(example = SupplierResource.EXAMPLE) @PathParam("id") String id,
      @Parameter(description = SupplierResource.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      RepresentativesRequest request) {
    return SupplierResource.answer(
        commands.carryOut(
            id,
            ifMatch,
            "set-representatives",
            null,
            supplier -> new SupplierCommand.SetRepresentatives(request.subjects())),
        commands);
  }
}
