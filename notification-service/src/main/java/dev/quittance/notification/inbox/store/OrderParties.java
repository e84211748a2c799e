package dev.quittance.notification.inbox.store;

import dev.quittance.contract.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Which buyer an order belongs to. */
@ApplicationScoped
public class OrderParties implements PanacheRepositoryBase<OrderParty, UUID> {

  /** Stores who placed an order that is not known yet; an order never changes hands. */
  public void add(String orderId, String buyerId) {
    persist(new OrderParty(Ids.uuid(Ids.ORDER, orderId), buyerId));
  }

  public Optional<String> buyerOf(String orderId) {
    return findByIdOptional(Ids.uuid(Ids.ORDER, orderId)).map(party -> party.buyerId);
  }
}
