package dev.quittance.orders.product.api;

import dev.quittance.contract.Money;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.store.StoredProduct;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A product as JSON. */
@Schema(name = "Product")
record ProductView(
    @Schema(examples = "prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "Counts the changes; those of the stock are not among them.")
        int revision,
    @Schema(examples = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String supplierId,
    @Schema(examples = "TEA-250") String sku,
    @Schema(description = "Text, whatever it looks like.", examples = "Longjing tea, 250 g")
        String name,
    @Schema(examples = "龙井茶 250克") @Nullable String nameChinese,
    @Nullable String description,
    ProductStatus status,
    @Schema(description = "The smallest quantity that can be ordered.", examples = "10")
        long minimumQuantity,
    @Schema(description = "By ascending quantity.") List<Tier> priceTiers,
    @Schema(description = "Of one piece.", examples = "250") int weightGrams,
    @Schema(description = "Pieces that can be ordered now.", examples = "500") long available,
    Instant createdAt,
    @Schema(description = "When it was changed last.") Instant updatedAt) {

  /** What a piece costs from a quantity on, until the next tier begins. */
  @Schema(name = "PriceTier")
  record Tier(@Schema(examples = "10") long minQuantity, Money unitPrice) {}

  static ProductView of(StoredProduct stored) {
    Product product = stored.product();
    PriceTiers prices = product.prices();
    return new ProductView(
        product.id(),
        product.revision(),
        product.supplierId(),
        product.sku(),
        product.texts().name(),
        product.texts().nameChinese(),
        product.texts().description(),
        product.status(),
        prices.minimumQuantity(),
        prices.tiers().stream()
            .map(tier ->
                new Tier(tier.minQuantity(), new Money(tier.unitPriceMinor(), prices.currency())))
            .toList(),
        product.weightGrams(),
        stored.available(),
        stored.createdAt(),
        stored.updatedAt());
  }
}
