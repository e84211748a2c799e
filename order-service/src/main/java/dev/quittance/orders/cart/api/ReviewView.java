package dev.quittance.orders.cart.api;

import dev.quittance.contract.Money;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.orders.cart.Obstacle;
import dev.quittance.orders.cart.ObstacleCode;
import dev.quittance.orders.cart.Review;
import dev.quittance.orders.cart.Seller;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.orders.terms.PaymentOffer;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A review as JSON. */
@Schema(name = "CartReview")
record ReviewView(
    @Schema(examples = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String cartId,
    @Schema(description = "Of the cart.", examples = "3") int version,
    @Schema(
            description =
                "Identifies what the buyer sees: the version, the unit prices and the shipping. Another"
                    + " one means that one of them has changed.",
            examples = "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c")
        String fingerprint,
    @Schema(description = "The orders that would be placed: one for each supplier and currency.")
        List<OrderView> orders,
    @Schema(description = "Everything that stops a checkout; empty if nothing does.")
        List<ObstacleView> obstacles) {

  /** An order that would be placed. */
  @Schema(name = "ReviewedOrder")
  record OrderView(
      SellerView supplier,
      @Schema(examples = "CNY") String currency,
      List<LineView> lines,
      @Schema(description = "Of the lines that have a price.", examples = "2500") long weightGrams,
      @Schema(
              description =
                  "Of the lines that have a price; absent if it is more than an amount can be.")
          @Nullable Money subtotal,
      @Schema(description = "Of one parcel to the destination; absent if that has no price.")
          @Nullable Money shipping,
      @Schema(description = "Both together; absent if one of them is.") @Nullable Money total,
      @Schema(
              description =
                  "What each kind of payment method would be charged; empty without a total, or while"
                      + " that is not known here.")
          List<PaymentView> payments) {

    private static OrderView of(Review.ReviewedOrder order) {
      return new OrderView(
          SellerView.of(order.seller()),
          order.currency().getCurrencyCode(),
          order.lines().stream().map(LineView::of).toList(),
          order.weightGrams(),
          order.subtotal(),
          order.shipping(),
          order.total(),
          order.payments().stream().map(PaymentView::of).toList());
    }
  }

  /** What a kind of payment method would be charged. */
  @Schema(name = "ReviewedPayment")
  record PaymentView(
      PaymentMethodKind method,
      @Schema(
              description =
                  "With the surcharge; an international card is charged in its own currency, if there"
                      + " is a rate for it.")
          Money charged,
      @Schema(description = "What is charged on top, in the order's currency; absent for nothing.")
          @Nullable Money surcharge,
      @Schema(
              description = "Units of the charged currency for one unit of the order's.",
              examples = "0.1391")
          @Nullable String rate,
      @Schema(
              description =
                  "Until when the rate is valid, unless another one is set. POST /quotes of"
                      + " payment-service holds one.")
          @Nullable Instant validUntil) {

    private static PaymentView of(PaymentOffer offer) {
      return new PaymentView(
          offer.method(), offer.charged(), offer.surcharge(), offer.rate(), offer.validUntil());
    }
  }

  /** Who sells. */
  @Schema(name = "ReviewedSupplier")
  record SellerView(
      @Schema(examples = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
      @Schema(description = "Text, whatever it looks like.") String name,
      @Nullable String nameChinese,
      SupplierStatus status,
      @Schema(description = "When he was verified or suspended; absent if neither.")
          @Nullable Instant since,
      @Schema(description = "Until when he is verified, or was; absent if that has no end.")
          @Nullable Instant until) {

    private static SellerView of(Seller seller) {
      return new SellerView(
          seller.id(),
          seller.name(),
          seller.nameChinese(),
          seller.status(),
          seller.since(),
          seller.until());
    }
  }

  /** A line of a cart. */
  @Schema(name = "ReviewedLine")
  record LineView(
      @Schema(examples = "prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String productId,
      @Schema(examples = "TEA-250") String sku,
      @Schema(description = "Text, whatever it looks like.", examples = "Longjing tea, 250 g")
          String name,
      @Schema(examples = "龙井茶 250克") @Nullable String nameChinese,
      @Schema(description = "Pieces.", examples = "10") long quantity,
      @Schema(description = "By the tier of the quantity; absent if so many cannot be ordered.")
          @Nullable Money unitPrice,
      @Schema(description = "Quantity times unit price.") @Nullable Money lineTotal) {

    private static LineView of(Review.Line line) {
      Product product = line.product();
      return new LineView(
          product.id(),
          product.sku(),
          product.texts().name(),
          product.texts().nameChinese(),
          line.quantity(),
          line.unitPrice(),
          line.lineTotal());
    }
  }

  /** Something that stops a checkout. */
  @Schema(name = "CartObstacle")
  record ObstacleView(
      ObstacleCode code,
      @Schema(
              description = "What is wrong, and what would be right.",
              examples = "The smallest quantity is 10.")
          String message,
      @Schema(description = "The buyer may order all the same, if he says that he knows.")
          boolean acknowledgeable,
      @Schema(examples = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @Nullable String supplierId,
      @Schema(description = "Of the order that it is about.", examples = "CNY")
          @Nullable String currency,
      @Schema(examples = "prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @Nullable String productId) {

    private static ObstacleView of(Obstacle obstacle) {
      Currency currency = obstacle.currency();
      return new ObstacleView(
          obstacle.code(),
          obstacle.message(),
          obstacle.code().isAcknowledgeable(),
          obstacle.supplierId(),
          currency == null ? null : currency.getCurrencyCode(),
          obstacle.productId());
    }
  }

  static ReviewView of(Review review) {
    return new ReviewView(
        review.cartId(),
        review.version(),
        review.fingerprint(),
        review.orders().stream().map(OrderView::of).toList(),
        review.obstacles().stream().map(ObstacleView::of).toList());
  }
}
