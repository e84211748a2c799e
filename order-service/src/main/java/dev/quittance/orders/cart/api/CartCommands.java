package dev.quittance.orders.cart.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.cart.Address;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartCommand;
import dev.quittance.orders.cart.CartDecider;
import dev.quittance.orders.cart.CartDecision;
import dev.quittance.orders.cart.CartLimits;
import dev.quittance.orders.cart.store.Addresses;
import dev.quittance.orders.cart.store.CartConfig;
import dev.quittance.orders.cart.store.CartStore;
import dev.quittance.orders.cart.store.StoredCart;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.store.Offers;
import dev.quittance.orders.shipping.Destination;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out commands on the caller's carts, in the caller's transaction. */
@RequestScoped
class CartCommands {

  private final CartStore carts;
  private final Addresses addresses;
  private final Offers offers;
  private final CartLimits limits;
  private final int maxOpen;
  private final Caller caller;

  CartCommands(
      CartStore carts,
      Addresses addresses,
      Offers offers,
      CartConfig config,
      OrderConfig orders,
      Caller caller) {
    this.carts = carts;
    this.addresses = addresses;
    this.offers = offers;
    this.limits = config.toLimits(orders);
    this.maxOpen = config.maxOpen();
    this.caller = caller;
  }

  /** A cart of the caller. */
  StoredCart find(String cartId) {
    return carts.find(cartId).filter(this::isOwn).orElseThrow(CartProblems::unknown);
  }

  /** Staff have no business with carts: whose it is decides alone. */
  private boolean isOwn(StoredCart stored) {
    return stored.cart().buyerId().equals(caller.id());
  }

  /**
   * A new cart.
   *
   * @param from one of the caller's carts that it begins with; null for an empty one
   */
  StoredCart open(@Nullable String from) {
    String buyer = caller.buyerId();
    if (carts.lockAndCountOpen(buyer) >= maxOpen) {
      throw CartProblems.tooManyCarts(maxOpen);
    }
    String id = Ids.next(Cart.ID_PREFIX);
    if (from == null) {
      return carts.add(Cart.opened(id, buyer));
    }
    Cart source =
        carts.find(from).filter(this::isOwn).orElseThrow(CartProblems::unknownFrom).cart();
    StoredCart copy = carts.add(Cart.copied(id, source));
    addresses.copy(source, copy.cart());
    return copy;
  }

  /** Adds a product, or changes its quantity. A product that is in the cart already may be gone. */
  StoredCart setItem(String cartId, @Nullable String ifMatch, CartCommand.SetItem command) {
    StoredCart before = locked(cartId, ifMatch);
    String productId = command.line().productId();
    if (before.cart().quantityOf(productId).isEmpty() && !isKnown(productId)) {
      throw CartProblems.unknownProduct();
    }
    return carryOut(before, command);
  }

  private boolean isKnown(String productId) {
    return Optional.ofNullable(offers.findAll(List.of(productId)).get(productId))
        .filter(one -> one.product().status() != ProductStatus.DRAFT)
        .isPresent();
  }

  StoredCart removeItem(String cartId, @Nullable String ifMatch, String productId) {
    return carryOut(locked(cartId, ifMatch), new CartCommand.RemoveItem(productId));
  }

  /**
   * Says where to deliver.
   *
   * @param address to whom; null for nobody yet
   */
  StoredCart deliver(
      String cartId, @Nullable String ifMatch, Destination to, @Nullable Address address) {
    StoredCart before = locked(cartId, ifMatch);
    boolean same = Objects.equals(addresses.find(before.cart()).orElse(null), address);
    StoredCart after = carryOut(before, new CartCommand.Deliver(to, same));
    if (!same) {
      addresses.set(after.cart(), address);
    }
    return after;
  }

  /** To whom a cart goes, as the caller may see it; null if that is not said, or was erased. */
  @Nullable Address address(StoredCart stored) {
    return addresses.find(stored.cart()).orElse(null);
  }

  private StoredCart carryOut(StoredCart before, CartCommand command) {
    return switch (CartDecider.decide(before.cart(), command, limits)) {
      case CartDecision.Accepted(Cart after) -> carts.save(before, after);
      case CartDecision.Unchanged() -> before;
      case CartDecision.Merged _ -> throw new IllegalStateException("nothing was to be merged");
      case CartDecision.Rejected rejected -> throw CartProblems.of(rejected);
    };
  }

  /** Removes an open cart. */
  void delete(String cartId, @Nullable String ifMatch) {
    Cart cart = locked(cartId, ifMatch).cart();
    if (!cart.isOpen()) {
      throw CartProblems.notOpen(cart.id(), cart.mergedInto());
    }
    carts.delete(cart.id());
  }

  /**
   * Puts the lines of another cart into this one and closes that. What was merged before stays so,
   * whatever the condition says: the answer to the first request may have been lost.
   *
   * @param ifMatch the If-Match header, or null
   */
  StoredCart merge(String cartId, @Nullable String ifMatch, String fromId) {
    if (cartId.equals(fromId)) {
      throw ProblemException.invalid("from", "must be another cart than the one in the path");
    }
    Map<String, StoredCart> both = carts.lockAll(List.of(cartId, fromId));
    StoredCart into =
        Optional.ofNullable(both.get(cartId))
            .filter(this::isOwn)
            .orElseThrow(CartProblems::unknown);
    StoredCart from =
        Optional.ofNullable(both.get(fromId))
            .filter(this::isOwn)
            .orElseThrow(CartProblems::unknownFrom);
    return switch (CartDecider.merge(into.cart(), from.cart(), limits)) {
      case CartDecision.Unchanged() -> into;
      case CartDecision.Merged(Cart survivor, Cart closed) -> {
        IfMatch.check(ifMatch, into.cart().version());
        carts.save(from, closed);
        StoredCart after = carts.save(into, survivor);
        if (into.cart().destination() == null) {
          addresses.copy(closed, survivor);
        }
        yield after;
      }
      case CartDecision.Accepted _ -> throw new IllegalStateException("two carts were to change");
      case CartDecision.Rejected rejected -> throw CartProblems.of(rejected);
    };
  }

  /** A cart of the caller, locked, at the version that he names. */
  private StoredCart locked(String cartId, @Nullable String ifMatch) {
    StoredCart found = carts.lock(cartId).filter(this::isOwn).orElseThrow(CartProblems::unknown);
    IfMatch.require(ifMatch, found.cart().version());
    return found;
  }
}
