package dev.quittance.orders.product;

/**
 * Something that is sold.
 *
 * @param id {@code prd_...}
 * @param supplierId {@code sup_...}
 * @param sku the supplier's name of it, unique among his products
 * @param weightGrams of one piece, 1 or more
 * @param revision counts the changes, from 1; not those of the stock
 */
public record Product(
    String id,
    String supplierId,
    String sku,
    ProductTexts texts,
    PriceTiers prices,
    int weightGrams,
    ProductStatus status,
    int revision) {

  public static final String ID_PREFIX = "prd_";

  /** Characters of a SKU, as in orders. */
  public static final int MAX_SKU = 64;

  /** Characters of a name, as in orders. */
  public static final int MAX_NAME = 200;

  public static final int MAX_DESCRIPTION = 2_000;

  /** 100 tons; a container carries less. */
  public static final int MAX_WEIGHT_GRAMS = 100_000_000;

  public static final long MAX_STOCK = 1_000_000_000_000L;

  /** What its supplier may change. */
  public record Content(
      ProductTexts texts, PriceTiers prices, int weightGrams, ProductStatus status) {}

  /** A new one. */
  public static Product of(String id, String supplierId, String sku, Content content) {
    return new Product(
        id,
        supplierId,
        sku,
        content.texts(),
        content.prices(),
        content.weightGrams(),
        content.status(),
        1);
  }

  public Content content() {
    return new Content(texts, prices, weightGrams, status);
  }

  /**
   * The product after a change.
   *
   * @throws IllegalArgumentException if its status may not become that, see {@link
   *     ProductStatus#mayBecome}
   */
  public Product with(Content now) {
    if (!status.mayBecome(now.status())) {
      throw new IllegalArgumentException("a product that is " + status + " is no draft again");
    }
    return new Product(
        id,
        supplierId,
        sku,
        now.texts(),
        now.prices(),
        now.weightGrams(),
        now.status(),
        revision + 1);
  }
}
