package dev.quittance.orders.supplier.api;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.orders.supplier.store.SupplierFilter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of suppliers. */
public record SupplierParameters(
    @Parameter(
            description = "Only suppliers with this status.",
            schema = @Schema(implementation = SupplierStatus.class))
        @QueryParam(STATUS)
        @Nullable String status,
    @Parameter(
            description = "Only suppliers of this country, ISO 3166-1 alpha-2.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Z]{2}$"))
        @QueryParam(COUNTRY)
        @Nullable String country,
    @Parameter(
            description = "Only the supplier for whom this token's subject acts.",
            schema =
                @Schema(type = SchemaType.STRING, pattern = dev.quittance.kit.openapi.Shapes.NAME))
        @QueryParam(REPRESENTATIVE)
        @Nullable String representative) {

  private static final String STATUS = "status";
  private static final String COUNTRY = "country";
  private static final String REPRESENTATIVE = "representative";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("suppliers")
        .filter(STATUS, status)
        .filter(COUNTRY, country)
        .filter(REPRESENTATIVE, representative);
  }

  /**
   * @param now at which they have the status
   */
  static SupplierFilter filter(ListRequest request, Instant now) {
    return new SupplierFilter(
        request.word(STATUS, SupplierStatus.class),
        now,
        country(request),
        request.name(REPRESENTATIVE),
        request.afterId(Supplier.ID_PREFIX));
  }

  private static @Nullable String country(ListRequest request) {
    String country = request.value(COUNTRY);
    if (country != null && !country.matches("[A-Z]{2}")) {
      throw ProblemException.badParameter(COUNTRY, "must be two capital letters, such as CN");
    }
    return country;
  }
}
