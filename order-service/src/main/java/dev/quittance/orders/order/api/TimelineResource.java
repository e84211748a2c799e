package dev.quittance.orders.order.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.order.store.OrderStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened to an order, and what it meant for the money. */
@Path("/orders/{orderId}/timeline")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Orders")
public class TimelineResource {

  private static final String ORDER = "orderId";
  private static final String AFTER = "after";

  private final OrderStore store;
  private final Caller caller;
  private final ReaderLanguage language;

  TimelineResource(OrderStore store, Caller caller, ReaderLanguage language) {
    this.store = store;
    this.caller = caller;
    this.language = language;
  }

  @GET
  @Transactional
  @Operation(
      operationId = "orderTimeline",
      summary = "What happened to an order, oldest first",
      description = "Each event with what it meant for the money, seen by the buyer.")
  @APIResponse(responseCode = "200", description = "A page of events.")
  @APIResponse(responseCode = "404", description = "There is no such order.")
  public Page<TimelineEntryView> timeline(
      @Parameter(example = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam(ORDER) String orderId,
      @BeanParam PageParameters page) {
    if (!Ids.isId(Ids.ORDER, orderId)) {
      throw OrderResource.unknown();
    }
    ListRequest request = page.listRequest("timeline").filter(ORDER, orderId);
    if (store.header(orderId).filter(found -> caller.maySee(found.buyerId())).isEmpty()) {
      throw OrderResource.unknown();
    }
    Cursor cursor = request.cursor();
    int after = cursor == null ? 0 : Math.toIntExact(cursor.number(AFTER));
    Locale locale = language.locale();
    return request
        .page(
            store.timeline(orderId, after, request.lookAhead()),
            last -> Map.of(AFTER, String.valueOf(last.revision())))
        .map(entry -> TimelineEntryView.of(entry, locale));
  }
}
