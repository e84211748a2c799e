package dev.quittance.sandbox.books.api;

import dev.quittance.kit.problem.ProblemException;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.books.Entry;
import dev.quittance.sandbox.books.Total;
import dev.quittance.sandbox.faults.FaultMenu;
import dev.quittance.sandbox.local.LocalCaller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the outside world believes. */
@Path("/books/{gateway}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Books", description = "What the outside world believes: what tests compare with.")
public class BooksResource {

  private final LocalCaller localCaller;
  private final Books books;

  BooksResource(LocalCaller localCaller, Books books) {
    this.localCaller = localCaller;
    this.books = books;
  }

  /**
   * @param timesMoved how often money has moved for the reference: more than 1 is one too many
   */
  public record Entries(List<Entry> data, long timesMoved) {}

  /** By currency. */
  public record Totals(List<Total> data) {}

  @GET
  @Operation(
      operationId = "bookEntries",
      summary = "What a gateway has on record for a reference",
      description = "The reference is the caller's own: the id of the attempt or refund.")
  @APIResponse(responseCode = "200", description = "The entries, oldest first, often none.")
  public Entries entries(
      @Context HttpServerRequest request,
      @PathParam("gateway") String gateway,
      @QueryParam("reference") @Nullable String reference) {
    localCaller.require(request);
    require(gateway);
    if (reference == null) {
      throw ProblemException.badParameter("reference", "is required");
    }
    return new Entries(books.of(gateway, reference), books.timesMoved(gateway, reference));
  }

  @GET
  @Path("/totals")
  @Operation(operationId = "bookTotals", summary = "What has moved at a gateway, by currency")
  @APIResponse(responseCode = "200", description = "A total for each currency.")
  public Totals totals(@Context HttpServerRequest request, @PathParam("gateway") String gateway) {
    localCaller.require(request);
    require(gateway);
    return new Totals(books.totals(gateway));
  }

  private static void require(String gateway) {
    if (!FaultMenu.GATEWAYS.contains(gateway)) {
      throw ProblemException.badParameter(
          "gateway", "must be one of " + String.join(", ", FaultMenu.GATEWAYS));
    }
  }
}
