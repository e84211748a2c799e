package dev.quittance.kit.trace;

import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A request that causes an event. */
@Path("/traced/{order}")
@PermitAll
public class TracedOrders {

  private final KitLog log;

  TracedOrders(KitLog log) {
    this.log = log;
  }

  @POST
  public String place(@PathParam("order") String order) {
    return log.publish(Orders.placed(order)).getFirst().eventId();
  }

  @Produces
  @Singleton
  static InMemorySpanExporter exporter() {
    return InMemorySpanExporter.create();
  }
}
