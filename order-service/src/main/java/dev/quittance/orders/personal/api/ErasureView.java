package dev.quittance.orders.personal.api;

import dev.quittance.orders.personal.Erasure;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The certificate of an erasure. */
@Schema(
    name = "ErasureCertificate",
    description = "Only backups.unreadableSince changes: it is there once it is so.")
record ErasureView(
    @Schema(examples = "era_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(examples = "alice") String buyerId,
    Instant erasedAt,
    @Schema(description = "The subject of the token that asked for it.", examples = "alice")
        String requestedBy,
    @Schema(description = "As staff gave it.", examples = "Letter of 2026-11-20")
        @Nullable String reason,
    Destroyed destroyed,
    @Schema(
            description = "What is kept, and why.",
            examples = "[\"Orders, payments and journal entries, under the buyer's id.\"]")
        List<String> remains,
    Backups backups,
    Proof proof) {

  /** Words of every certificate. */
  static final List<String> REMAINS =
      List.of(
          "Orders with their lines, amounts and states, payments and the ledger's entries, as"
              + " bookkeeping requires them. They have the buyer's id, and no name, address,"
              + " telephone number, text or file of his.",
          "The sealed values, which nobody can open without the key.",
          "Payment instruments and bank statements at payment-service, which are not under this"
              + " key: remove instruments by DELETE"
              + " /payment-accounts/{accountId}/instruments/{instrumentId}; what the bank has"
              + " booked is kept as long as the law on accounts requires.",
          "This certificate and its entry in the audit trail.");

  /** What cannot be opened any more. */
  @Schema(name = "DestroyedKey")
  record Destroyed(
      @Schema(
              description = "SHA-256 of \"quittance subject key\", a zero byte and the key.",
              pattern = "^[0-9a-f]{64}$")
          String keyFingerprint,
      @Schema(description = "Since when values were sealed with it.") Instant keyCreatedAt,
      @Schema(description = "How many values were sealed with it, by kind.")
          List<SealedCountView> sealedValues) {}

  /** Whether backups from before the erasure can be read. */
  @Schema(name = "ErasureBackups")
  record Backups(
      @Schema(
              description =
                  "Until then at the latest: the master key that the destroyed key was wrapped with"
                      + " is replaced, and destroyed once no backup of living data needs it.")
          Instant unreadableBy,
      @Schema(
              description =
                  "Since when the service runs without that master key; null while a backup from"
                      + " before the erasure together with it can still be read.")
          @Nullable Instant unreadableSince) {}

  /** Where the erasure is in the audit trail. */
  @Schema(
      name = "ErasureProof",
      description =
          "The entry's hash is over what was destroyed and all entries before it: GET /audit, and"
              + " quittance audit verify.")
  record Proof(
      @Schema(examples = "12") long auditSequence,
      @Schema(pattern = "^[0-9a-f]{64}$") String auditHash) {}

  static ErasureView of(Erasure erasure, @Nullable Instant unreadableSince) {
    return new ErasureView(
        erasure.id(),
        erasure.subject().id(),
        erasure.key().destroyedAt(),
        erasure.by(),
        erasure.reason(),
        new Destroyed(
            erasure.key().fingerprint(),
            erasure.key().createdAt(),
            SealedCountView.of(erasure.key().sealed())),
        REMAINS,
        new Backups(erasure.backupsUnreadableBy(), unreadableSince),
        new Proof(erasure.recorded().sequence(), erasure.recorded().hash()));
  }
}
