package dev.quittance.orders.product.api;

import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.csv.ImportReport;
import dev.quittance.orders.csv.ImportSwitch;
import dev.quittance.orders.csv.Imports;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports products from CSV files. */
@Path("/product-imports")
@RolesAllowed({Role.SUPPLIER, Role.OPS})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Products", description = "What is sold, and what it costs.")
public class ProductImportResource {

  private static final String EXAMPLE =
      "supplier,sku,name,name_chinese,description,currency,price_tiers,weight_grams,status,stock\r\n"
          + "S-10293,TEA-250,\"Longjing tea, 250 g\",龙井茶 250克,,CNY,10:1099 100:999,250,ACTIVE,500\r\n";

  private final Imports imports;
  private final ProductImport kind;
  private final AuditTrail trail;
  private final Caller caller;

  ProductImportResource(Imports imports, ProductImport kind, AuditTrail trail, Caller caller) {
    this.imports = imports;
    this.kind = kind;
    this.trail = trail;
    this.caller = caller;
  }

  @POST
  @Consumes("text/csv")
  @Operation(
      operationId = "importProducts",
      summary = "Add and change products from a CSV file",
      description =
          "RFC 4180 in UTF-8 with a header: sku, name, currency, price_tiers, weight_grams and"
              + " status, and where wanted name_chinese, description and stock. A price tier is a"
              + " quantity and a price in minor units: 10:1099 100:999 is 10.99 from 10 pieces on and"
              + " 9.99 from 100 on. supplier is an id or an external reference; a supplier leaves it"
              + " out. A product is known by its supplier and SKU, so a file may be sent again. Good"
              + " records are stored, whatever is wrong with others: errors lists those.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = SchemaType.STRING, minLength = 1, examples = EXAMPLE)))
  @APIResponse(
      responseCode = "200",
      description = "What came of each record.",
      content = @Content(schema = @Schema(implementation = ImportReport.class)))
  @APIResponse(
      responseCode = "422",
      description = "The header is wrong, or there are too many records (validation_failed).")
  @APIResponse(responseCode = "503", description = "Too many imports are running (overloaded).")
  public ImportReport importProducts(@BeanParam ImportSwitch asked, File file) {
    ImportReport report = imports.run(kind, file, asked);
    if (!report.dryRun() && caller.is(Role.OPS)) {
      QuarkusTransaction.requiringNew()
          .run(() ->
              trail.record(
                  new AuditRecord(
                      "product.import", "product-imports", null, null, report.counts())));
    }
    return report;
  }
}
