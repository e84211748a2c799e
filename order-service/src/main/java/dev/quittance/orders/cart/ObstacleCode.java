package dev.quittance.orders.cart;

/** Why a cart cannot be checked out as it is. */
public enum ObstacleCode {
  /** Its orders are placed, or its lines are in another cart. */
  CART_NOT_OPEN,
  EMPTY_CART,
  /** Where to deliver is not said. */
  NO_DESTINATION,
  /** There is no such product. */
  UNKNOWN_PRODUCT,
  /** The product is offered no longer. */
  NOT_OFFERED,
  BELOW_MINIMUM,
  ABOVE_STOCK,
  /** More pieces than a line of an order may have. */
  ABOVE_MAXIMUM,
  SUPPLIER_UNVERIFIED,
  SUPPLIER_EXPIRED,
  SUPPLIER_SUSPENDED,
  /** The supplier's parcel is not delivered there, or not for that currency. */
  NO_SHIPPING,
  /** More lines than an order may have. */
  TOO_MANY_LINES,
  /** More than an amount can be. */
  TOTAL_TOO_LARGE;

  /** Whether the buyer may order all the same, if he says that he knows. */
  public boolean isAcknowledgeable() {
    return switch (this) {
      case SUPPLIER_UNVERIFIED, SUPPLIER_EXPIRED -> true;
      case CART_NOT_OPEN,
          EMPTY_CART,
          NO_DESTINATION,
          UNKNOWN_PRODUCT,
          NOT_OFFERED,
          BELOW_MINIMUM,
          ABOVE_STOCK,
          ABOVE_MAXIMUM,
          SUPPLIER_SUSPENDED,
          NO_SHIPPING,
          TOO_MANY_LINES,
          TOTAL_TOO_LARGE ->
          false;
    };
  }
}
