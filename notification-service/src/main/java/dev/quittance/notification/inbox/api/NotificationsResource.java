package dev.quittance.notification.inbox.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.notification.inbox.store.Inbox;
import dev.quittance.notification.inbox.store.Notification;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What buyers were told. */
@Path("/notifications")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Notifications", description = "What buyers were told about their orders.")
public class NotificationsResource {

  private final Inbox inbox;
  private final Caller caller;
  private final ReaderLanguage language;

  NotificationsResource(Inbox inbox, Caller caller, ReaderLanguage language) {
    this.caller = caller;
    this.language = language;
    this.inbox = inbox;
  }

  @GET
  @Transactional
  @Operation(operationId = "listNotifications", summary = "A buyer's notifications, newest first")
  @APIResponse(responseCode = "200", description = "A page of notifications.")
  @APIResponse(
      responseCode = "400",
      description =
          "buyerId is missing, or a parameter is not valid (bad_parameter: errors says which),"
              + " or the cursor (bad_cursor).")
  public Page<NotificationView> list(
      @BeanParam InboxParameters filters, @BeanParam PageParameters page) {
    ListRequest request = filters.listRequest(page, caller);
    Locale locale = language.locale();
    return request
        .page(
            inbox.newest(InboxParameters.query(request), request.lookAhead()),
            InboxParameters::place)
        .map(numbered -> NotificationView.of(numbered.notification(), locale));
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(
      operationId = "notification",
      summary = "One notification",
      description =
          "As it was told; it never changes. Only the advice after a failed payment is in the"
              + " language of the request.")
  @APIResponse(responseCode = "200", description = "The notification.")
  @APIResponse(responseCode = "404", description = "There is no such notification.")
  public NotificationView one(
      @Parameter(example = "ntf_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id) {
    if (!Ids.isId(Notification.ID_PREFIX, id)) {
      throw unknown();
    }
    return inbox
        .notification(id)
        .filter(one -> caller.maySee(one.buyerId()))
        .map(one -> NotificationView.of(one, language.locale()))
        .orElseThrow(NotificationsResource::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound(
        "There is no such notification: GET /notifications?buyerId= lists a buyer's.");
  }
}
