package dev.quittance.orders.product.api;

import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.product.store.ProductStore;
import dev.quittance.orders.product.store.StoredProduct;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Products: searching, reading and changing them, and their stock. */
@Path("/products")
@RolesAllowed({Role.BUYER, Role.SUPPLIER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Products", description = "What is sold, and what it costs.")
public class ProductResource {

  private static final String EXAMPLE = "prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  private final Idempotency idempotency;
  private final ProductCommands commands;
  private final ProductStore store;
  private final Caller caller;

  ProductResource(
      Idempotency idempotency, ProductCommands commands, ProductStore store, Caller caller) {
    this.idempotency = idempotency;
    this.commands = commands;
    this.store = store;
    this.caller = caller;
  }

  @GET
  @Transactional
  @Operation(
      operationId = "listProducts",
      summary = "Search products; newest first",
      description = "Without filters, all that are offered.")
  @APIResponse(responseCode = "200", description = "A page of products.")
  public Page<ProductView> list(
      @BeanParam ProductParameters filters, @BeanParam PageParameters page) {
    ListRequest request = filters.listRequest(page, commands.own().orElse(null), caller.seesAll());
    List<StoredProduct> found = store.list(ProductParameters.filter(request), request.lookAhead());
    return request.pageById(found, one -> one.product().id()).map(ProductView::of);
  }

  @POST
  @RolesAllowed({Role.SUPPLIER, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addProduct",
      summary = "Add a product",
      description = "A supplier adds his own, ops add those of a supplier that they name.")
  @APIResponse(
      responseCode = "201",
      description = "Added. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = ProductView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The supplier has a product with this SKU (product_exists), the caller acts for no"
              + " supplier (no_supplier), or the first request with this Idempotency-Key is still"
              + " running.")
  public Response add(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, ProductRequest request) {
    return idempotency.once(
        "POST /products",
        idempotencyKey,
        request,
        () -> {
          ProductView view = ProductView.of(commands.add(request));
          return new Idempotency.Created(URI.create("/products/" + view.id()), view);
        });
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(operationId = "product", summary = "A product with its prices and stock")
  @APIResponse(
      responseCode = "200",
      description = "The product.",
      content = @Content(schema = @Schema(implementation = ProductView.class)))
  @APIResponse(responseCode = "404", description = "There is no such product.")
  public Response product(@Parameter(example = EXAMPLE) @PathParam("id") String id) {
    return answer(commands.find(id));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.SUPPLIER, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "changeProduct",
      summary = "Change a product",
      description = "All but its SKU, its supplier and its stock.")
  @APIResponse(
      responseCode = "200",
      description = "It is as the request says.",
      content = @Content(schema = @Schema(implementation = ProductView.class)))
  @APIResponse(responseCode = "404", description = "There is no such product.")
  @APIResponse(
      responseCode = "412",
      description = "It was changed meanwhile (precondition_failed).")
  public Response change(
      @Parameter(example = EXAMPLE) @PathParam("id") String id,
      @Parameter(
              description =
                  "The ETag of the product as it was read: the request is refused if it was changed"
                      + " since. Its stock may have changed.")
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      ContentRequest request) {
    return answer(commands.change(id, ifMatch, request.content()));
  }

  @PUT
  @Path("/{id}/stock")
  @RolesAllowed({Role.SUPPLIER, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(operationId = "setStock", summary = "Say how many pieces there are")
  @APIResponse(
      responseCode = "200",
      description = "There are so many.",
      content = @Content(schema = @Schema(implementation = ProductView.class)))
  @APIResponse(responseCode = "404", description = "There is no such product.")
  public Response setStock(
      @Parameter(example = EXAMPLE) @PathParam("id") String id, StockRequest request) {
    return answer(commands.count(id, request.available()));
  }

  private static Response answer(StoredProduct stored) {
    return Response.ok(ProductView.of(stored))
        .header(HttpHeaders.ETAG, IfMatch.tag(stored.product().revision(), stored.available()))
        .build();
  }
}
