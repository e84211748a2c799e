package dev.quittance.orders.product.api;

import static dev.quittance.orders.supplier.api.Suppliers.OPS;
import static dev.quittance.orders.supplier.api.Suppliers.get;
import static dev.quittance.orders.supplier.api.Suppliers.registered;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.supplier.api.Suppliers;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ImportTest {

  private static final String PRODUCT_HEADER =
      "supplier,sku,name,name_chinese,currency,price_tiers,weight_grams,status,stock\r\n";
  private static final String SUPPLIER_HEADER =
      "external_reference,name,name_chinese,country,iban,account_number,cnaps_code\r\n";

  @Test
  void suppliersAreAddedOnceAndChangedAsTheRulesSay() {
    String one = Suppliers.freshName();
    String other = Suppliers.freshName();
    String file =
        "\uFEFF"
            + SUPPLIER_HEADER
            + one
            + ",\"Green Leaf \"\"Tea\"\", Ltd.\",绿叶,CN,,0200003409088712345,102100099996\r\n"
            + other
            + ",=HYPERLINK(1),,DE,DE89370400440532013000,,\r\n";
    suppliers(file, "?dryRun=true").body("created", equalTo(2)).body("dryRun", equalTo(true));
    suppliers(file, "").body("created", equalTo(2)).body("errors", empty());
    suppliers(file, "").body("created", equalTo(0)).body("unchanged", equalTo(2));
    suppliers(file.replace("Green", "Blue"), "?dryRun=true").body("changed", equalTo(1));
    suppliers(file.replace("Green", "Blue").replace(",0200003409088712345,102100099996", ",,"), "")
        .body("changed", equalTo(1))
        .body("unchanged", equalTo(1));
    get(OPS, Role.OPS, "/suppliers?limit=2")
        .then()
        .body("data.name", contains("=HYPERLINK(1)", "Blue Leaf \"Tea\", Ltd."))
        .body("data.inside.bank.lastFour", contains("3000", "2345"));
  }

  @Test
  void badLinesAreReportedAndTheOthersTaken() {
    String good = Suppliers.freshName();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    write(file, SUPPLIER_HEADER);
    write(file, "a b,,,XX,DE1,,\r\n");
    write(file, Suppliers.freshName() + ",Tea,,CN\r\n");
    write(file, Suppliers.freshName() + ",Te");
    file.write(0xFF);
    write(file, ",,CN,,,\r\n" + Suppliers.freshName() + ",\"Tea,,CN,,,\r\n");
    write(file, good + ",Tea,,CN,,,\r\n" + good + ",Tea again,,CN,,,\r\n");
    write(file, Suppliers.freshName() + ",Tea,,CN,,12345678,\r\n");
    post("/supplier-imports", OPS, Role.OPS, file.toByteArray())
        .statusCode(200)
        .body("records", equalTo(7))
        .body("created", equalTo(1))
        .body("rejected", equalTo(6))
        .body("errorCount", equalTo(9))
        .body("errors.line", contains(2, 2, 2, 2, 3, 4, 5, 7, 8))
        .body("errors.column", hasItem("country"))
        .body("errors[5].column", equalTo("name"))
        .body("errors[5].reason", equalTo("is not UTF-8"))
        .body("errors[7].reason", containsString("line 6"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                            | 400 | body_missing
          ' '                           | 422 | validation_failed
          name,country                  | 422 | validation_failed
          external_reference,name,country,colour | 422 | validation_failed
          external_reference,name,country,name   | 422 | validation_failed
          '"external_reference'         | 422 | validation_failed
          """)
  void aFileWithoutItsHeaderIsRefused(String file, int status, String code) {
    post("/supplier-imports", OPS, Role.OPS, file.getBytes(StandardCharsets.UTF_8))
        .statusCode(status)
        .body("code", equalTo(code));
  }

  @Test
  void aSupplierImportsHisOwnProductsAndOpsAnybodys() {
    String carol = Suppliers.freshName();
    String supplier = registered(carol);
    String other = registered(Suppliers.freshName());
    String line = ",%s,Tea,茶,CNY,10:1099 100:999,250,ACTIVE,500\r\n";
    String file = PRODUCT_HEADER + line.formatted("A-1") + supplier + line.formatted("A-2");
    products(carol, Role.SUPPLIER, file).body("created", equalTo(2));
    products(carol, Role.SUPPLIER, file).body("unchanged", equalTo(2));
    products(carol, Role.SUPPLIER, file.replace(",500\r", ",7\r").replace("100:999", "100:998"))
        .body("changed", equalTo(2));
    get("bob", Role.BUYER, "/products?supplier=" + supplier)
        .then()
        .body("data.sku", contains("A-2", "A-1"))
        .body("data.available", contains(7, 7))
        .body("data[0].priceTiers.unitPrice.amount", contains(1099, 998));
    products(carol, Role.SUPPLIER, PRODUCT_HEADER + other + line.formatted("A-1"))
        .body("rejected", equalTo(1))
        .body("errors.column", contains("supplier"));
    products(OPS, Role.OPS, PRODUCT_HEADER + other + line.formatted("A-1") + line.formatted("A-2"))
        .body("created", equalTo(1))
        .body("errors.line", contains(3));
    get("ada", Role.AUDITOR, "/audit?action=product.import")
        .then()
        .body("data[0].after.created", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A,Tea,,CNY,10:5 5:4,1,ACTIVE,    | price_tiers
          A,Tea,,CNY,10.5,1,ACTIVE,        | price_tiers
          A,Tea,,CNY,1:0,1,ACTIVE,         | price_tiers
          A,Tea,,EURO,1:1,1,ACTIVE,        | currency
          A,Tea,,DEM,1:1,1,ACTIVE,         | currency
          A,Tea,,CNY,1:1,0,ACTIVE,         | weight_grams
          A,Tea,,CNY,1:1,=1,ACTIVE,        | weight_grams
          A,Tea,,CNY,1:1,1,GONE,           | status
          A,Tea,,CNY,1:1,1,ACTIVE,-1       | stock
          ,Tea,,CNY,1:1,1,ACTIVE,          | sku
          A,4242424242424242,,CNY,1:1,1,ACTIVE, | name
          """)
  void aWrongFieldIsNamed(String line, String column) {
    String carol = Suppliers.freshName();
    registered(carol);
    products(carol, Role.SUPPLIER, PRODUCT_HEADER + "," + line + "\r\n")
        .body("rejected", equalTo(1))
        .body("errors.column", contains(column));
  }

  /** All lines are wrong: the report stays small. */
  @Test
  void aReportOfAHundredThousandBadLinesIsBounded() {
    String carol = Suppliers.freshName();
    registered(carol);
    String file = PRODUCT_HEADER + ",A,Tea,,CNY,1:0,1,ACTIVE,1\r\n".repeat(100_000);
    products(carol, Role.SUPPLIER, file)
        .body("rejected", equalTo(100_000))
        .body("errorCount", equalTo(100_000))
        .body("errors", hasSize(1_000));
  }

  @Test
  void otherBodiesAreRefused() {
    for (String path : List.of("/supplier-imports", "/product-imports")) {
      given()
          .auth()
          .oauth2(Tokens.of(OPS, Role.OPS))
          .contentType("application/json")
          .body("{}")
          .post(path)
          .then()
          .statusCode(415);
    }
    post("/supplier-imports?dryRun=maybe", OPS, Role.OPS, "x".getBytes(StandardCharsets.UTF_8))
        .statusCode(400);
  }

  private static void write(ByteArrayOutputStream file, String text) {
    file.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ValidatableResponse suppliers(String file, String query) {
    return post("/supplier-imports" + query, OPS, Role.OPS, file.getBytes(StandardCharsets.UTF_8))
        .statusCode(200);
  }

  private static ValidatableResponse products(String subject, String role, String file) {
    return post("/product-imports", subject, role, file.getBytes(StandardCharsets.UTF_8))
        .statusCode(200);
  }

  private static ValidatableResponse post(String path, String subject, String role, byte[] file) {
    return given()
        .auth()
        .oauth2(Tokens.of(subject, role))
        .contentType("text/csv")
        .body(file)
        .post(path)
        .then();
  }
}
