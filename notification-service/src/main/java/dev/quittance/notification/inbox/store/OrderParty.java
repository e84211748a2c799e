package dev.quittance.notification.inbox.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The row that knows an order's buyer. */
@Entity
@Table(name = "order_party")
class OrderParty {

  @Id
  @Column(name = "order_id")
  UUID orderId;

  @Column(name = "buyer_id", nullable = false)
  String buyerId;

  OrderParty(UUID orderId, String buyerId) {
    this.orderId = orderId;
    this.buyerId = buyerId;
  }

  /** For Hibernate, which fills in the rest. */
  @SuppressWarnings("NullAway")
  protected OrderParty() {
    this(new UUID(0, 0), "");
  }
}
