package dev.quittance.orders.supplier.api;

import dev.quittance.orders.supplier.BankDetails;
import dev.quittance.orders.supplier.Evidence;
import dev.quittance.orders.supplier.EvidenceType;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierStanding;
import dev.quittance.orders.supplier.SupplierStanding.Suspension;
import dev.quittance.orders.supplier.SupplierStanding.Verification;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.orders.supplier.store.StoredSupplier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A supplier as JSON. */
@Schema(name = "Supplier")
record SupplierView(
    @Schema(examples = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "Counts the changes.", examples = "3") int revision,
    @Schema(examples = "Hangzhou Green Leaf Tea Co., Ltd.") String name,
    @Schema(examples = "杭州绿叶茶业有限公司") @Nullable String nameChinese,
    @Schema(examples = "CN") String country,
    @Schema(description = "At the time of the request: documents expire by themselves.")
        SupplierStatus status,
    @Schema(description = "When his documents were checked, if they were as he is now.")
        @Nullable Instant verifiedAt,
    @Schema(description = "When the first document that is needed expires, if one does.")
        @Nullable Instant validUntil,
    @Schema(description = "What only he and staff see.") @Nullable Inside inside,
    Instant createdAt,
    @Schema(description = "When he was changed last.") Instant updatedAt) {

  /** What only the supplier and staff see. */
  @Schema(name = "SupplierInside")
  record Inside(
      @Schema(description = "By which imports know him.", examples = "S-10293")
          @Nullable String externalReference,
      @Nullable Bank bank,
      List<Document> evidence,
      @Schema(description = "The subjects of tokens that act for him.")
          List<String> representatives,
      @Schema(examples = "olivia") @Nullable String verifiedBy,
      @Schema(
              description =
                  "His name or bank account was changed: before this time he is not verified.")
          @Nullable Instant coolingUntil,
      @Schema(examples = "Sells counterfeits") @Nullable String suspensionReason) {}

  /** A bank account without its number. */
  @Schema(name = "SupplierBank")
  record Bank(
      BankDetails.BankKind kind,
      @Schema(examples = "CN") String country,
      @Schema(description = "The bank, by its code.", examples = "102100099996")
          @Nullable String bankCode,
      @Schema(examples = "2345") String lastFour) {

    static @Nullable Bank of(@Nullable BankDetails bank) {
      return bank == null
          ? null
          : new Bank(bank.kind(), bank.country(), bank.bankCode(), bank.lastFour());
    }
  }

  /** A document that was shown. */
  @Schema(name = "SupplierDocument")
  record Document(
      EvidenceType type,
      @Schema(examples = "91330106MA2H2XK123") String reference,
      @Schema(pattern = "^[0-9a-f]{64}$") String sha256,
      @Schema(description = "The last day of its validity, if it expires.")
          @Nullable LocalDate expiresOn) {

    static Document of(Evidence evidence) {
      return new Document(
          evidence.type(), evidence.reference(), evidence.sha256(), evidence.expiresOn());
    }
  }

  /**
   * @param whole whether the reader may see what is inside
   */
  static SupplierView of(StoredSupplier stored, boolean whole, Instant now) {
    Supplier supplier = stored.supplier();
    Verification verification = supplier.standing().verification();
    return new SupplierView(
        supplier.id(),
        supplier.revision(),
        supplier.profile().name(),
        supplier.profile().nameChinese(),
        supplier.profile().country(),
        supplier.status(now),
        verification == null ? null : verification.at(),
        verification == null ? null : verification.validUntil(),
        whole ? inside(supplier) : null,
        stored.createdAt(),
        stored.updatedAt());
  }

  private static Inside inside(Supplier supplier) {
    SupplierStanding standing = supplier.standing();
    Verification verification = standing.verification();
    Suspension suspension = standing.suspension();
    return new Inside(
        supplier.externalReference(),
        Bank.of(supplier.profile().bank()),
        supplier.evidence().stream().map(Document::of).toList(),
        supplier.representatives(),
        verification == null ? null : verification.by(),
        standing.coolingUntil(),
        suspension == null ? null : suspension.reason());
  }
}
