package dev.quittance.orders.supplier.api;

import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierCommand;
import dev.quittance.orders.supplier.store.StoredSupplier;
import dev.quittance.orders.supplier.store.SupplierStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Suppliers: registering, reading and changing them, and their documents. */
@Path("/suppliers")
@RolesAllowed({Role.BUYER, Role.SUPPLIER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Suppliers", description = "Who sells, and whether he is who he says he is.")
public class SupplierResource {

  static final String EXAMPLE = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  static final String IF_MATCH =
      "The ETag of the supplier as he was read: the request is refused if he was changed since.";

  private final Idempotency idempotency;
  private final SupplierCommands commands;
  private final SupplierStore store;
  private final Clock clock;

  SupplierResource(
      Idempotency idempotency, SupplierCommands commands, SupplierStore store, Clock clock) {
    this.idempotency = idempotency;
    this.commands = commands;
    this.store = store;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({Role.SUPPLIER, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "registerSupplier",
      summary = "Register a supplier",
      description =
          "A supplier registers himself and acts for what he registered; ops register anybody. He"
              + " is UNVERIFIED until ops have checked his documents.")
  @APIResponse(
      responseCode = "201",
      description = "Registered. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = SupplierView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "Another supplier has the external reference or one of the representatives"
              + " (supplier_exists), or the first request with this Idempotency-Key is still running.")
  public Response register(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, SupplierRequest request) {
    return idempotency.once(
        "POST /suppliers",
        idempotencyKey,
        request,
        () -> {
          StoredSupplier added = commands.register(request);
          return new Idempotency.Created(
              URI.create("/suppliers/" + added.supplier().id()), commands.view(added));
        });
  }

  @GET
  @Transactional
  @Operation(operationId = "listSuppliers", summary = "Suppliers, newest first")
  @APIResponse(responseCode = "200", description = "A page of suppliers.")
  public Page<SupplierView> list(
      @BeanParam SupplierParameters filters, @BeanParam PageParameters page) {
    ListRequest request = filters.listRequest(page);
    List<StoredSupplier> found =
        store.list(SupplierParameters.filter(request, clock.instant()), request.lookAhead());
    return request.pageById(found, one -> one.supplier().id()).map(commands::view);
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(
      operationId = "supplier",
      summary = "A supplier and his status",
      description = "His bank account and documents are shown to himself and to staff only.")
  @APIResponse(
      responseCode = "200",
      description = "The supplier.",
      content = @Content(schema = @Schema(implementation = SupplierView.class)))
  @APIResponse(responseCode = "404", description = "There is no such supplier.")
  public Response supplier(@Parameter(example = EXAMPLE) @PathParam("id") String id) {
    return answer(commands.find(id));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.SUPPLIER, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "changeSupplier",
      summary = "Change a supplier's name, country or bank account",
      description =
          "Another name or bank account makes him UNVERIFIED. If he was verified before, he is not"
              + " verified again until a cooling-off time is over: whoever has stolen his password"
              + " gets no money before he has noticed.")
  @APIResponse(
      responseCode = "200",
      description = "He is as the request says.",
      content = @Content(schema = @Schema(implementation = SupplierView.class)))
  @APIResponse(responseCode = "404", description = "There is no such supplier.")
  @APIResponse(
      responseCode = "412",
      description = "He was changed meanwhile (precondition_failed).")
  public Response change(
      @Parameter(example = EXAMPLE) @PathParam("id") String id,
      @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      ProfileRequest request) {
    return answer(
        commands.carryOut(
            id,
            ifMatch,
            "change",
            null,
            supplier ->
                new SupplierCommand.ChangeProfile(request.profile(supplier.profile().bank()))));
  }

  @POST
  @Path("/{id}/evidence")
  @RolesAllowed({Role.SUPPLIER, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "addEvidence",
      summary = "Show a document",
      description =
          "The document itself is kept elsewhere. One that renews another counts once ops have"
              + " verified the supplier again. The same document twice is one.")
  @APIResponse(
      responseCode = "200",
      description = "It is among his documents.",
      content = @Content(schema = @Schema(implementation = SupplierView.class)))
  @APIResponse(responseCode = "404", description = "There is no such supplier.")
  @APIResponse(
      responseCode = "412",
      description = "He was changed meanwhile (precondition_failed).")
  public Response addEvidence(
      @Parameter(example = EXAMPLE) @PathParam("id") String id,
      @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      EvidenceRequest request) {
    return answer(
        commands.carryOut(
            id,
            ifMatch,
            "add-evidence",
            null,
            supplier -> new SupplierCommand.AddEvidence(request.evidence())));
  }

  @GET
  @Path("/{id}/changes")
  @RolesAllowed({Role.SUPPLIER, Role.SUPPORT, Role.OPS, Role.AUDITOR})
  @Transactional
  @Operation(operationId = "supplierChanges", summary = "What was changed of a supplier, by whom")
  @APIResponse(responseCode = "200", description = "A page of changes, newest first.")
  @APIResponse(responseCode = "404", description = "There is no such supplier, or he is not yours.")
  public Page<SupplierChangeView> changes(
      @Parameter(example = EXAMPLE) @PathParam("id") String id, @BeanParam PageParameters page) {
    Supplier supplier = commands.find(id).supplier();
    if (!commands.seesInside(supplier)) {
      throw SupplierProblems.unknown();
    }
    ListRequest request = page.listRequest("changes of " + id);
    int before =
        request.cursor() == null
            ? Integer.MAX_VALUE
            : Math.toIntExact(request.cursor().number("before"));
    return request
        .page(
            store.history(id, before, request.lookAhead()),
            last -> Map.of("before", Integer.toString(last.revision())))
        .map(SupplierChangeView::of);
  }

  static Response answer(StoredSupplier stored, SupplierCommands commands) {
    SupplierView view = commands.view(stored);
    return Response.ok(view)
        .header(HttpHeaders.ETAG, IfMatch.tag(view.revision(), view.status()))
        .build();
  }

  private Response answer(StoredSupplier stored) {
    return answer(stored, commands);
  }
}
