package dev.quittance.notification.inbox.store;

import dev.quittance.contract.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Which buyer an order belongs to. */
@ApplicationScoped
public class OrderParties implements PanacheRepositoryBase<OrderParty, UUID> {

  /** The first to be remembered stays: an order never changes hands. */
  public void remember(String orderId, String buyerId) {
    UUID id = Ids.uuid(Ids.ORDER, orderId);
    if (findById(id) == null) {
      persist(new OrderParty(id, buyerId));
    }
  }

  public Optional<String> buyerOf(String orderId) {
    return findByIdOptional(Ids.uuid(Ids.ORDER, orderId)).map(party -> party.buyerId);
  }
}
