package dev.quittance.orders.product.api;

import dev.quittance.contract.Currencies;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.Text;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.ProductTexts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of a product. */
@Schema(name = "ProductContentRequest")
record ContentRequest(
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
    @Schema(description = "What was offered once is not a DRAFT again.") @NotNull
        ProductStatus status) {

  /**
   * @throws ProblemException 422 if the prices are not acceptable
   */
  Product.Content content() {
    Currency currency = priceTiers.getFirst().unitPrice().currency();
    for (int i = 0; i < priceTiers.size(); i++) {
      Currency other = priceTiers.get(i).unitPrice().currency();
      String field = "priceTiers[" + i + "].unitPrice.currency";
      if (!Currencies.inUse().contains(other)) {
        throw ProblemException.invalid(field, "must be a currency that some country uses today");
      }
      if (!other.equals(currency)) {
        throw ProblemException.invalid(
            field, "must be " + currency + ": a product has one currency");
      }
    }
    List<PriceTier> tiers =
        priceTiers.stream()
            .map(tier -> new PriceTier(tier.minQuantity(), tier.unitPrice().amountMinor()))
            .toList();
    PriceTiers.Fault fault = PriceTiers.faultOf(currency, tiers);
    if (fault != null) {
      throw ProblemException.invalid(path(fault), fault.message());
    }
    return new Product.Content(
        new ProductTexts(name, nameChinese, description),
        new PriceTiers(currency, tiers),
        weightGrams,
        status);
  }

  private static String path(PriceTiers.Fault fault) {
    return (fault.tier() == null ? "priceTiers" : "priceTiers[" + fault.tier() + "]")
        + (fault.field() == null ? "" : "." + fault.field());
  }
}
