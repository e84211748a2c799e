package dev.quittance.orders.cart.api;

import dev.quittance.orders.cart.Address;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.cart.store.StoredCart;
import dev.quittance.orders.shipping.Destination;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cart as JSON. */
@Schema(name = "Cart")
record CartView(
    @Schema(examples = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "Counts the changes; the ETag of the cart.", examples = "3") int version,
    CartStatus status,
    @Schema(
            description = "If it is MERGED: the cart that has its lines.",
            examples = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7f")
        @Nullable String mergedInto,
    @Schema(description = "How many lines there are.", examples = "1") int lineCount,
    @Schema(
            description =
                "In the order in which they were added; absent in lists. What they cost, and whether"
                    + " they can be ordered now, says /review.")
        @Nullable List<Line> lines,
    @Schema(description = "Where to deliver; absent until it is said.") @Nullable To destination,
    Instant createdAt,
    @Schema(description = "When it was changed last.") Instant updatedAt) {

  /** A product in a cart. */
  @Schema(name = "CartLine")
  record Line(
      @Schema(examples = "prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String productId,
      @Schema(description = "Pieces.", examples = "10") long quantity) {}

  /** Where to deliver. */
  @Schema(name = "Destination")
  record To(
      @Schema(examples = "CN") String country,
      @Schema(examples = "CN-ZJ") @Nullable String region,
      @Schema(description = "Absent in lists, until it is said, and after it was erased.")
          @Nullable AddressView address) {

    private static @Nullable To of(@Nullable Destination to, @Nullable Address address) {
      return to == null ? null : new To(to.country(), to.region(), AddressView.of(address));
    }
  }

  /** To whom to deliver. */
  @Schema(name = "Address")
  record AddressView(
      @Schema(description = "Text, whatever it looks like.", examples = "Alice Example")
          String recipient,
      @Schema(examples = "+86 571 0000 0000") @Nullable String phone,
      @Schema(examples = "1 Example Road") String street,
      @Schema(examples = "Hangzhou") @Nullable String city,
      @Schema(examples = "310000") @Nullable String postalCode) {

    private static @Nullable AddressView of(@Nullable Address address) {
      return address == null
          ? null
          : new AddressView(
              address.recipient(),
              address.phone(),
              address.street(),
              address.city(),
              address.postalCode());
    }
  }

  static CartView of(StoredCart stored, @Nullable Address address) {
    return of(
        stored,
        address,
        stored.cart().lines().stream()
            .map(line -> new Line(line.productId(), line.quantity()))
            .toList());
  }

  static CartView summary(StoredCart stored) {
    return of(stored, null, null);
  }

  private static CartView of(
      StoredCart stored, @Nullable Address address, @Nullable List<Line> lines) {
    Cart cart = stored.cart();
    return new CartView(
        cart.id(),
        cart.version(),
        cart.status(),
        cart.mergedInto(),
        cart.lines().size(),
        lines,
        To.of(cart.destination(), address),
        stored.createdAt(),
        stored.updatedAt());
  }
}
