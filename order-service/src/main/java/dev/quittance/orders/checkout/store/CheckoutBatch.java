package dev.quittance.orders.checkout.store;

import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.idempotency.GroupedCommands;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.Offer;
import dev.quittance.orders.cart.Review;
import dev.quittance.orders.cart.store.CartStore;
import dev.quittance.orders.cart.store.Reviews;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.store.NewOrders;
import dev.quittance.orders.order.store.OrderStore;
import dev.quittance.orders.order.store.PreparedOrder;
import dev.quittance.orders.product.store.Offers;
import dev.quittance.orders.product.store.Stock;
import dev.quittance.orders.supplier.SupplierSummary;
import dev.quittance.orders.supplier.store.SupplierStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The checkouts of a group: their carts and the stock of all that is in them are locked and read
 * together, each is decided in its turn, by what those before it have left, and all of them are
 * stored together.
 */
public final class CheckoutBatch implements GroupedCommands<CheckoutBatch.Command, CheckedOutCart> {

  /** A checkout that is asked for. */
  public interface Command {

    String cartId();

    /**
     * Decides it, once its cart is locked.
     *
     * @throws dev.quittance.kit.problem.ProblemException what is wrong with it
     */
    GroupedDecision<CheckedOutCart> decide(CheckoutBatch batch);
  }

  private final Reviews reviews;
  private final OrderStore orders;
  private final Instant now;
  private final NewOrders newOrders = new NewOrders();

  private final Map<String, Cart> carts = new HashMap<>();
  private final Map<String, Offer> offers = new HashMap<>();
  private final Map<String, SupplierSummary> sellers = new HashMap<>();
  private long placed;

  /**
   * @param now when its checkouts are
   */
  public CheckoutBatch(Reviews reviews, OrderStore orders, Instant now) {
    this.reviews = reviews;
    this.orders = orders;
    this.now = now.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public void read(Connection connection, List<Command> commands) throws SQLException {
    RoundTrip locks = new RoundTrip();
    KeyLookups.plan(locks);
    CartStore.lock(
        locks,
        commands.stream().map(Command::cartId).distinct().toList(),
        one -> carts.put(one.cart().id(), one.cart()));
    locks.send(connection);

    List<String> products =
        carts.values().stream()
            .filter(Cart::isOpen)
            .flatMap(cart -> cart.lines().stream())
            .map(CartLine::productId)
            .distinct()
            .toList();
    if (products.isEmpty()) {
      return;
    }
    RoundTrip reads = new RoundTrip();
    Stock.lock(reads, products);
    Offers.read(
        reads,
        products,
        one -> offers.put(one.product().id(), new Offer(one.product(), one.available())));
    reads.send(connection);

    RoundTrip ofSellers = new RoundTrip();
    SupplierStore.readSummaries(
        ofSellers,
        offers.values().stream().map(one -> one.product().supplierId()).distinct().toList(),
        one -> sellers.put(one.id(), one));
    ofSellers.send(connection);
  }

  @Override
  public GroupedDecision<CheckedOutCart> decide(Command command) {
    return command.decide(this);
  }

  /** When its checkouts are. */
  public Instant now() {
    return now;
  }

  /** A locked cart, checked out if one before it in the group has done that. */
  public Optional<Cart> cart(String cartId) {
    return Optional.ofNullable(carts.get(cartId));
  }

  /** A review of a locked cart; nobody else takes of the pieces that it says are there. */
  public Review review(Cart cart) {
    Map<String, Offer> offered = new HashMap<>();
    cart.lines().forEach(line -> offered.computeIfAbsent(line.productId(), offers::get));
    return reviews.review(cart, offered, sellers);
  }

  /**
   * Checks a cart out that a review lets pass.
   *
   * @param traceparent the trace of the request, if known
   */
  public CheckedOutCart place(Cart cart, List<Order> accepted, @Nullable String traceparent) {
    pieces(accepted)
        .forEach((product, pieces) ->
            offers.computeIfPresent(
                product, (_, offer) -> new Offer(offer.product(), offer.available() - pieces)));
    Cart after = cart.checkedOut();
    carts.put(cart.id(), after);
    placed += accepted.size();
    return new CheckedOutCart(
        after, accepted.stream().map(order -> orders.prepare(order, traceparent)).toList());
  }

  /** How many orders were placed. */
  public long placed() {
    return placed;
  }

  private static Map<String, Long> pieces(List<Order> accepted) {
    List<OrderLine> lines = accepted.stream().flatMap(order -> order.lines().stream()).toList();
    return Order.pieces(lines);
  }

  @Override
  public String sql() {
    return Stock.TAKE + ";\n" + CartStore.CHANGE + ";\n" + newOrders.sql();
  }

  @Override
  public void set(PreparedStatement statement, int first, List<CheckedOutCart> effects)
      throws SQLException {
    List<PreparedOrder> prepared =
        effects.stream().flatMap(effect -> effect.orders().stream()).toList();
    Map<String, Long> taken =
        new TreeMap<>(pieces(prepared.stream().map(PreparedOrder::order).toList()));
    ArrayColumns columns = new ArrayColumns(statement, first);
    Stock.setTaken(columns, taken);
    CartStore.setChanged(columns, effects.stream().map(CheckedOutCart::cart).toList(), now);
    newOrders.set(statement, columns.next(), prepared);
  }
}
