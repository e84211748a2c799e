package dev.quittance.orders.product.api;

import dev.quittance.contract.Money;
import dev.quittance.contract.TextRule;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductQuery;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.store.ProductFilter;
import dev.quittance.orders.supplier.Supplier;
import jakarta.ws.rs.QueryParam;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of products. */
public record ProductParameters(
    @Parameter(
            description =
                "Only products with these words or this text in SKU, names or description, in any"
                    + " case. English words are found in any form; \"...\" is a phrase, or and -"
                    + " are as in web searches, but - needs a word to look for beside it. Chinese text is found from one character on.",
            schema =
                @Schema(type = SchemaType.STRING, maxLength = MAX_QUERY, pattern = Shapes.TEXT))
        @QueryParam(TEXT)
        @Nullable String q,
    @Parameter(
            description = "Only products of this supplier.",
            example = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @QueryParam(SUPPLIER)
        @Nullable String supplier,
    @Parameter(
            description = "Only products with this SKU.",
            schema =
                @Schema(
                    type = SchemaType.STRING,
                    maxLength = Product.MAX_SKU,
                    pattern = Shapes.TEXT))
        @QueryParam(SKU)
        @Nullable String sku,
    @Parameter(description = "Only products with prices in this currency.") @QueryParam(CURRENCY)
        @Nullable String currency,
    @Parameter(
            description =
                "Only products of which a piece, at the smallest quantity, costs so many minor units"
                    + " of the currency or more.",
            schema =
                @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0", maximum = MAX))
        @QueryParam(MIN_PRICE)
        @Nullable String minPrice,
    @Parameter(
            description = "The same, so many or less.",
            schema =
                @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0", maximum = MAX))
        @QueryParam(MAX_PRICE)
        @Nullable String maxPrice,
    @Parameter(
            description =
                "Only products with this status. Others than ACTIVE are listed for staff, and for a"
                    + " supplier who names himself in supplier.",
            schema = @Schema(implementation = ProductStatus.class))
        @QueryParam(STATUS)
        @Nullable String status) {

  static final int MAX_QUERY = 200;

  private static final String MAX = "999999999999";
  private static final String TEXT = "q";
  private static final String SUPPLIER = "supplier";
  private static final String SKU = "sku";
  private static final String CURRENCY = "currency";
  private static final String MIN_PRICE = "minPrice";
  private static final String MAX_PRICE = "maxPrice";
  private static final String STATUS = "status";

  /**
   * @param own the supplier for whom the caller acts; null if there is none
   * @param seesAll whether the caller is of staff
   */
  ListRequest listRequest(PageParameters page, @Nullable String own, boolean seesAll) {
    ListRequest request =
        page.listRequest("products")
            .filter(TEXT, q)
            .filter(SUPPLIER, supplier)
            .filter(SKU, sku)
            .filter(CURRENCY, currency)
            .filter(MIN_PRICE, minPrice)
            .filter(MAX_PRICE, maxPrice);
    if (seesAll || (own != null && own.equals(request.value(SUPPLIER)))) {
      return request.filter(STATUS, status);
    }
    if (status != null && !status.equals(ProductStatus.ACTIVE.name())) {
      // A word that is no status at all is a bad parameter first.
      request.filter(STATUS, status).word(STATUS, ProductStatus.class);
      throw ProblemException.of(
          ProblemCode.FORBIDDEN, "You may list only products that are ACTIVE: leave status out.");
    }
    return request.filter(STATUS, ProductStatus.ACTIVE.name());
  }

  static ProductFilter filter(ListRequest request) {
    Currency currency = currency(request);
    Long least = price(request, MIN_PRICE);
    Long most = price(request, MAX_PRICE);
    if (currency == null && (least != null || most != null)) {
      throw ProblemException.of(
          ProblemCode.CURRENCY_MISSING,
          "A price is in a currency: add currency=, for example currency=CNY.");
    }
    String text = text(request, TEXT, MAX_QUERY);
    return new ProductFilter(
        text == null ? null : ProductQuery.of(text),
        request.id(SUPPLIER, Supplier.ID_PREFIX),
        text(request, SKU, Product.MAX_SKU),
        currency,
        least,
        most,
        request.word(STATUS, ProductStatus.class),
        request.afterId(Product.ID_PREFIX));
  }

  private static @Nullable String text(ListRequest request, String name, int most) {
    String text = request.value(name);
    if (text != null && !TextRule.isText(text, most)) {
      throw ProblemException.badParameter(name, TextRule.rule(most));
    }
    return text;
  }

  private static @Nullable Currency currency(ListRequest request) {
    String code = request.value(CURRENCY);
    try {
      return code == null ? null : Money.of(0, code).currency();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badParameter(CURRENCY, "must be an ISO 4217 code, such as CNY");
    }
  }

  private static @Nullable Long price(ListRequest request, String name) {
    String text = request.value(name);
    if (text == null) {
      return null;
    }
    if (text.matches("0|[1-9][0-9]{0,11}")) {
      return Long.valueOf(text);
    }
    throw ProblemException.badParameter(name, "must be 0 to " + MAX + " minor units");
  }
}
