package dev.quittance.payments.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.gateway.notification.Acknowledgement;
import dev.quittance.payments.gateway.notification.BadNotificationException;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.gateway.notification.NotificationRequest;
import dev.quittance.payments.gateway.notification.NotifyingGateway;
import dev.quittance.payments.processing.NotificationInbox;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Hears what gateways tell unasked. Who sends it is known by its signature, not by a token. It is
 * answered once it is stored, and no thread waits for that.
 */
@Path("/gateway-notifications/{gateway}")
@PermitAll
@NonBlocking
@Tag(name = "Gateway notifications", description = "What gateways tell unasked.")
public class GatewayNotificationResource {

  private final List<NotifyingGateway> gateways;
  private final NotificationInbox inbox;

  GatewayNotificationResource(@All List<NotifyingGateway> gateways, NotificationInbox inbox) {
    this.gateways = List.copyOf(gateways);
    this.inbox = inbox;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "receiveGatewayNotification",
      summary = "Hear what a gateway has to tell",
      description =
          "For gateways only: in the gateway's own format, signed as the gateway signs. One that is"
              + " sent twice is acknowledged twice and takes effect once.")
  @APIResponse(
      responseCode = "2XX",
      description = "We have it, in the words that the gateway wants.")
  @APIResponse(
      responseCode = "400",
      description = "The signature is wrong or too old, or it cannot be read (bad_signature).")
  @APIResponse(responseCode = "404", description = "No such gateway notifies here.")
  public Uni<Response> receive(
      @PathParam("gateway") String gateway,
      @Context HttpServerRequest request,
      @RequestBody(required = true) byte[] body) {
    NotifyingGateway sender =
        gateways.stream()
            .filter(one -> one.name().equals(gateway))
            .findFirst()
            .orElseThrow(() ->
                ProblemException.notFound(
                    "No gateway of this name notifies here: it may not be enabled."));
    Notice notice;
    try {
      notice = sender.read(read(request, body));
    } catch (BadNotificationException e) {
      throw ProblemException.of(ProblemCode.BAD_SIGNATURE, String.valueOf(e.getMessage()));
    }
    return Uni.createFrom()
        .completionStage(inbox.receive(gateway, notice))
        .map(_ -> answer(sender.acknowledgement()));
  }

  private static Response answer(Acknowledgement acknowledgement) {
    Response.ResponseBuilder answer = Response.status(acknowledgement.status());
    acknowledgement.headers().forEach(answer::header);
    return acknowledgement.body().isEmpty()
        ? answer.build()
        : answer.entity(acknowledgement.body()).build();
  }

  private static NotificationRequest read(HttpServerRequest request, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(header ->
            headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return new NotificationRequest(
        request.method().name(),
        String.valueOf(request.path()),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }
}
