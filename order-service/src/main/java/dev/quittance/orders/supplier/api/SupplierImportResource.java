package dev.quittance.orders.supplier.api;

import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
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

/** Imports suppliers from CSV files. */
@Path("/supplier-imports")
@RolesAllowed(Role.OPS)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Suppliers", description = "Who sells, and whether he is who he says he is.")
public class SupplierImportResource {

  private static final String EXAMPLE =
      "external_reference,name,name_chinese,country,account_number,cnaps_code\r\n"
          + "S-10293,\"Hangzhou Green Leaf Tea Co., Ltd.\",杭州绿叶茶业有限公司,CN,0200003409088712345,"
          + "102100099996\r\n";

  private final Imports imports;
  private final SupplierImport kind;
  private final AuditTrail trail;

  SupplierImportResource(Imports imports, SupplierImport kind, AuditTrail trail) {
    this.imports = imports;
    this.kind = kind;
    this.trail = trail;
  }

  @POST
  @Consumes("text/csv")
  @Operation(
      operationId = "importSuppliers",
      summary = "Add and change suppliers from a CSV file",
      description =
          "RFC 4180 in UTF-8 with a header: external_reference, name and country, and where known"
              + " name_chinese, iban, or account_number and cnaps_code. A supplier is known by his"
              + " external reference, so a file may be sent again. Good records are stored, whatever"
              + " is wrong with others: errors lists those. A change of name or bank account"
              + " unverifies a supplier as PUT /suppliers/{id} does.")
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
  public ImportReport importSuppliers(@BeanParam ImportSwitch asked, File file) {
    ImportReport report = imports.run(kind, file, asked);
    if (!report.dryRun()) {
      QuarkusTransaction.requiringNew()
          .run(() ->
              trail.record(
                  new AuditRecord(
                      "supplier.import", "supplier-imports", null, null, report.counts())));
    }
    return report;
  }
}
