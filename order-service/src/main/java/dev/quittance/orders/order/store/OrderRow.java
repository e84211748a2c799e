package dev.quittance.orders.order.store;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.order.PaymentStatus;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code orders}: what was ordered, and its state. */
@Entity
@Table(name = "orders")
class OrderRow {

  @Id private UUID id;

  @Column(name = "buyer_id", updatable = false)
  private String buyerId;

  @Column(name = "supplier_id", updatable = false)
  private String supplierId;

  @Column(name = "payment_method_id", updatable = false)
  private String paymentMethodId;

  @Column(name = "currency", updatable = false)
  private String currency;

  @Column(name = "total_minor", updatable = false)
  private long totalMinor;

  @Column(name = "shipping_minor", updatable = false)
  private long shippingMinor;

  @Enumerated(EnumType.STRING)
  @Column(name = "acknowledged_status", updatable = false)
  private @Nullable AcknowledgedStatus acknowledgedStatus;

  @Column(name = "acknowledged_at", updatable = false)
  private @Nullable Instant acknowledgedAt;

  @Column(name = "cart_id", updatable = false)
  private @Nullable UUID cartId;

  @Column(name = "cart_version", updatable = false)
  private @Nullable Integer cartVersion;

  @Column(name = "stock_reserved")
  private boolean stockReserved;

  @Column(name = "refunded_minor")
  private long refundedMinor;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private OrderStatus status;

  @Enumerated(EnumType.STRING)
  @Column(name = "payment_status")
  private PaymentStatus paymentStatus;

  @Enumerated(EnumType.STRING)
  @Column(name = "cancellation")
  private @Nullable CancellationReason cancellation;

  @Column(name = "open_disputes")
  private int openDisputes;

  @Column(name = "open_buyer_disputes")
  private int openBuyerDisputes;

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "payment_id")
  private @Nullable UUID paymentId;

  @Column(name = "failure_reason")
  private @Nullable String failureReason;

  @Column(name = "revision")
  private int revision;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
  @OrderColumn(name = "line_no")
  private List<OrderLineRow> lines;

  /** For Hibernate. */
  protected OrderRow() {}

  OrderRow(Order order, OrderState state) {
    id = Ids.uuid(Ids.ORDER, order.id());
    buyerId = order.buyerId();
    supplierId = order.supplierId();
    paymentMethodId = order.paymentMethodId();
    currency = order.total().currency().getCurrencyCode();
    totalMinor = order.total().amountMinor();
    lines = order.lines().stream().map(OrderLineRow::of).toList();
    shippingMinor = order.shipping().amountMinor();
    Acknowledgement acknowledgement = order.acknowledgement();
    acknowledgedStatus = acknowledgement == null ? null : acknowledgement.status();
    acknowledgedAt = acknowledgement == null ? null : acknowledgement.at();
    CartVersion cart = order.cart();
    cartId = cart == null ? null : Ids.uuid(CartVersion.ID_PREFIX, cart.cartId());
    cartVersion = cart == null ? null : cart.version();
    stockReserved = !Order.pieces(order.lines()).isEmpty();
    createdAt = state.createdAt();
    become(state);
  }

  final void become(OrderState state) {
    String payment = state.paymentId();
    revision = state.revision();
    status = state.status();
    paymentStatus = state.payment();
    cancellation = state.cancellation();
    openDisputes = state.openDisputes();
    openBuyerDisputes = state.openBuyerDisputes();
    attempts = state.attempts();
    refundedMinor = state.refunded().amountMinor();
    paymentId = payment == null ? null : Ids.uuid(Ids.PAYMENT, payment);
    failureReason = state.failureReason();
    updatedAt = state.updatedAt();
  }

  /** When it is cancelled unless something happens before; null if not by time. */
  void due(@Nullable Instant at) {
    dueAt = at;
  }

  @Nullable Instant dueAt() {
    return dueAt;
  }

  /**
   * The pieces that are reserved for it, by the id of the product. From now on none is: they can be
   * given back once.
   */
  Map<String, Long> takeReserved() {
    if (!stockReserved) {
      return Map.of();
    }
    stockReserved = false;
    return Order.pieces(lines());
  }

  OrderState state() {
    return new OrderState(
        revision,
        paymentStatus,
        cancellation,
        openDisputes,
        openBuyerDisputes,
        attempts,
        money(totalMinor),
        money(refundedMinor),
        paymentId == null ? null : Ids.of(Ids.PAYMENT, paymentId),
        failureReason,
        createdAt,
        updatedAt);
  }

  OrderHeader header() {
    return new OrderHeader(
        Ids.of(Ids.ORDER, id),
        buyerId,
        supplierId,
        paymentMethodId,
        money(shippingMinor),
        acknowledgedStatus == null || acknowledgedAt == null
            ? null
            : new Acknowledgement(acknowledgedStatus, acknowledgedAt),
        cartId == null || cartVersion == null
            ? null
            : new CartVersion(Ids.of(CartVersion.ID_PREFIX, cartId), cartVersion),
        dueAt,
        state());
  }

  List<OrderLine> lines() {
    Currency in = Currency.getInstance(currency);
    return lines.stream().map(line -> line.line(in)).toList();
  }

  Money money(long amountMinor) {
    return new Money(amountMinor, Currency.getInstance(currency));
  }
}
