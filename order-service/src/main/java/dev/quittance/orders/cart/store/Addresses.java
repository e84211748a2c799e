package dev.quittance.orders.cart.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.orders.cart.Address;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.personal.store.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses of carts, enciphered with their buyers' keys, in the caller's transaction. */
@ApplicationScoped
public class Addresses {

  /** What a sealed address is for; see {@link PersonalData}. */
  public static final String PURPOSE = "delivery address";

  private final CartStore carts;
  private final PersonalData personal;
  private final ObjectMapper json;

  Addresses(CartStore carts, PersonalData personal, ObjectMapper json) {
    this.carts = carts;
    this.personal = personal;
    this.json = json;
  }

  /** The address of a cart; empty if it has none, or the buyer had it erased. */
  public Optional<Address> find(Cart cart) {
    return cart.destination() == null
        ? Optional.empty()
        : carts.address(cart.id()).flatMap(sealed -> open(cart.buyerId(), sealed));
  }

  /**
   * A sealed address, opened.
   *
   * @param sealed as {@link CartStore#address} gives it
   */
  public Optional<Address> open(String buyerId, byte[] sealed) {
    return personal.open(buyerId, PURPOSE, sealed).map(this::read);
  }

  /** Sets the address of a locked cart, or removes it. */
  public void set(Cart cart, @Nullable Address address) {
    carts.setAddress(
        cart.id(),
        address == null ? null : personal.seal(cart.buyerId(), PURPOSE, written(address)));
  }

  /** Gives a locked cart the address of another of the same buyer. */
  public void copy(Cart from, Cart to) {
    carts.address(from.id()).ifPresent(sealed -> carts.setAddress(to.id(), sealed));
  }

  private byte[] written(Address address) {
    try {
      return json.writeValueAsBytes(address);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing an address as JSON", e);
    }
  }

  private Address read(byte[] written) {
    try {
      return json.readValue(written, Address.class);
    } catch (IOException e) {
      throw new UncheckedIOException("reading an address", e);
    }
  }
}
