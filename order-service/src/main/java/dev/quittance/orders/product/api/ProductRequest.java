package dev.quittance.orders.product.api;

import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.Text;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /products. */
@Schema(name = "ProductRequest")
record ProductRequest(
    @Schema(
            description = "Whose product it is. A supplier leaves it out.",
            examples = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @Name
        @Nullable String supplierId,
    @Schema(
            description = "The supplier's name of it, unique among his products.",
            maxLength = Product.MAX_SKU,
            pattern = Shapes.TEXT,
            examples = "TEA-250")
        @NotNull
        @Text(max = Product.MAX_SKU, barCode = true)
        String sku,
    @Schema(
            description = "English. It is text, whatever it looks like.",
            maxLength = Product.MAX_NAME,
            pattern = Shapes.TEXT,
            examples = "Longjing tea, 250 g")
        @NotNull
        @Text(max = Product.MAX_NAME)
        String name,
    @Schema(maxLength = Product.MAX_NAME, pattern = Shapes.TEXT, examples = "龙井茶 250克")
        @Text(max = Product.MAX_NAME)
        @Nullable String nameChinese,
    @Schema(
            maxLength = Product.MAX_DESCRIPTION,
            pattern = Shapes.TEXT,
            examples = "Green tea of the spring harvest")
        @Text(max = Product.MAX_DESCRIPTION)
        @Nullable String description,
    @Schema(
            description =
                "By ascending quantity, all in one currency. The first one begins with the smallest"
                    + " quantity that can be ordered.",
            minItems = 1,
            maxItems = PriceTiers.MAX_TIERS)
        @NotNull
        @Size(min = 1, max = PriceTiers.MAX_TIERS)
        List<@NotNull @Valid TierRequest> priceTiers,
    @Schema(description = "Of one piece.", minimum = "1", maximum = "100000000", examples = "250")
        @NotNull
        @Min(1)
        @Max(Product.MAX_WEIGHT_GRAMS)
        Integer weightGrams,
    @Schema(description = "DRAFT unless given.") @Nullable ProductStatus status,
    @Schema(
            description = "Pieces in stock, 0 unless given.",
            minimum = "0",
            maximum = "1000000000000",
            examples = "500")
        @Min(0)
        @Max(Product.MAX_STOCK)
        @Nullable Long available) {

  Product.Content content() {
    return new ContentRequest(
            name,
            nameChinese,
            description,
            priceTiers,
            weightGrams,
            status == null ? ProductStatus.DRAFT : status)
        .content();
  }

  long stock() {
    return available == null ? 0 : available;
  }
}
