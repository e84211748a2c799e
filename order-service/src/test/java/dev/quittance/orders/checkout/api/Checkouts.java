package dev.quittance.orders.checkout.api;

import static io.restassured.RestAssured.given;

import dev.quittance.contract.Ids;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.cart.store.CartStore;
import dev.quittance.orders.cart.store.Reviews;
import dev.quittance.orders.shipping.Destination;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carts that are stored without asking anybody, and how a client checks them out. */
@ApplicationScoped
public class Checkouts {

  private final CartStore carts;
  private final Reviews reviews;

  Checkouts(CartStore carts, Reviews reviews) {
    this.carts = carts;
    this.reviews = reviews;
  }

  /** An open cart of version 7. */
  public Cart cart(String buyerId, CartLine... lines) {
    Cart cart =
        new Cart(
            Ids.next(Cart.ID_PREFIX),
            buyerId,
            7,
            CartStatus.OPEN,
            null,
            List.of(lines),
            new Destination("CN", null));
    QuarkusTransaction.requiringNew().call(() -> carts.add(cart));
    return cart;
  }

  /** What a client sends that shows the review as it is now. */
  public String body(Cart cart) {
    return body(cart, null, null);
  }

  public String body(Cart cart, @Nullable String acknowledged, @Nullable String status) {
    var review = QuarkusTransaction.requiringNew().call(() -> reviews.review(cart));
    List<String> lines = new ArrayList<>();
    List<String> shipping = new ArrayList<>();
    for (var order : review.orders()) {
      for (var line : order.lines()) {
        var price = line.unitPrice();
        if (price != null) {
          lines.add(
              "{\"productId\": \"%s\", \"unitPrice\": {\"amount\": %s, \"currency\": \"%s\"}}"
                  .formatted(line.product().id(), price.amountMinor(), price.currency()));
        }
      }
      var price = order.shipping();
      if (price != null) {
        shipping.add(
            "{\"supplierId\": \"%s\", \"price\": {\"amount\": %s, \"currency\": \"%s\"}}"
                .formatted(order.seller().id(), price.amountMinor(), price.currency()));
      }
    }
    String acknowledgement =
        acknowledged == null
            ? ""
            : "{\"supplierId\": \"%s\", \"status\": \"%s\"}".formatted(acknowledged, status);
    return """
    {"paymentMethodId": "pm_card_ok", "fingerprint": "%s",
     "prices": {"lines": [%s], "shipping": [%s]}, "acknowledgements": [%s]}
    """
        .formatted(
            review.fingerprint(),
            String.join(", ", lines),
            String.join(", ", shipping),
            acknowledgement);
  }

  /** As an entity tag. */
  public static String tag(Cart cart) {
    return "\"" + cart.version() + "\"";
  }

  public static ValidatableResponse checkOut(
      String name, String key, @Nullable String ifMatch, Cart cart, String body) {
    var request =
        given()
            .auth()
            .oauth2(Tokens.of(name, Role.BUYER))
            .header("Idempotency-Key", key)
            .contentType(ContentType.JSON)
            .body(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.post("/carts/" + cart.id() + "/checkout").then();
  }
}
