package dev.quittance.notification.inbox.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which buyer an order belongs to; an order never changes hands. */
@ApplicationScoped
class OrderParties implements PanacheRepositoryBase<OrderParty, UUID> {}
