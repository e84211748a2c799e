package dev.quittance.orders.supplier.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.personal.store.CompanyData;
import dev.quittance.orders.store.Times;
import dev.quittance.orders.supplier.BankDetails;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierProfile;
import dev.quittance.orders.supplier.SupplierStanding;
import dev.quittance.orders.supplier.SupplierStanding.Suspension;
import dev.quittance.orders.supplier.SupplierStanding.Verification;
import dev.quittance.orders.supplier.SupplierSummary;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code supplier}, without its documents and representatives. */
final class SupplierRows {

  static final String SELECT =
      """
      SELECT s.id, s.external_reference, s.name, s.name_chinese, s.country, s.bank_kind,
             s.bank_sealed, s.bank_country, s.bank_code, s.verified_by, s.verified_at,
             s.valid_until, s.cooling_until, s.suspended_by, s.suspended_at, s.suspension_reason,
             s.revision, s.created_at, s.updated_at
        FROM supplier s
      """;

  static final String SUMMARIES =
      """
      SELECT s.id, s.name, s.name_chinese, s.verified_by, s.verified_at, s.valid_until,
             s.cooling_until, s.suspended_by, s.suspended_at, s.suspension_reason
        FROM supplier s
       WHERE s.id = ANY (?)
      """;

  static final String INSERT =
      """
      INSERT INTO supplier (name, name_chinese, country, bank_kind, bank_sealed, bank_country,
        bank_code, verified_by, verified_at, valid_until, cooling_until, suspended_by,
        suspended_at, suspension_reason, revision, updated_at, id, external_reference, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (external_reference) DO NOTHING
      """;

  static final String UPDATE =
      """
      UPDATE supplier
         SET name = ?, name_chinese = ?, country = ?, bank_kind = ?, bank_sealed = ?,
             bank_country = ?, bank_code = ?, verified_by = ?, verified_at = ?, valid_until = ?,
             cooling_until = ?, suspended_by = ?, suspended_at = ?, suspension_reason = ?,
             revision = ?, updated_at = ?
       WHERE id = ?
      """;

  private static final int BOUND = 17;

  private SupplierRows() {}

  static void bindInsert(PreparedStatement insert, Supplier supplier, CompanyData data, Instant now)
      throws SQLException {
    bindUpdate(insert, supplier, data, now);
    insert.setString(BOUND + 1, supplier.externalReference());
    insert.setObject(BOUND + 2, Times.written(now));
  }

  static void bindUpdate(PreparedStatement update, Supplier supplier, CompanyData data, Instant now)
      throws SQLException {
    SupplierProfile profile = supplier.profile();
    BankDetails bank = profile.bank();
    Verification verification = supplier.standing().verification();
    Suspension suspension = supplier.standing().suspension();
    int i = 0;
    update.setString(++i, profile.name());
    update.setString(++i, profile.nameChinese());
    update.setString(++i, profile.country());
    update.setString(++i, bank == null ? null : bank.kind().name());
    update.setBytes(++i, bank == null ? null : sealed(data, id(supplier.id()), bank.number()));
    update.setString(++i, bank == null ? null : bank.country());
    update.setString(++i, bank == null ? null : bank.bankCode());
    update.setString(++i, verification == null ? null : verification.by());
    update.setObject(++i, verification == null ? null : Times.written(verification.at()));
    update.setObject(++i, verification == null ? null : written(verification.validUntil()));
    update.setObject(++i, written(supplier.standing().coolingUntil()));
    update.setString(++i, suspension == null ? null : suspension.by());
    update.setObject(++i, suspension == null ? null : Times.written(suspension.at()));
    update.setString(++i, suspension == null ? null : suspension.reason());
    update.setInt(++i, supplier.revision());
    update.setObject(++i, Times.written(now));
    update.setObject(++i, id(supplier.id()));
  }

  static StoredSupplier read(ResultSet row, CompanyData.Opener opener) throws SQLException {
    return new StoredSupplier(
        new Supplier(
            Ids.of(Supplier.ID_PREFIX, row.getObject("id", UUID.class)),
            row.getString("external_reference"),
            new SupplierProfile(
                row.getString("name"),
                row.getString("name_chinese"),
                row.getString("country"),
                bank(row, opener)),
            List.of(),
            List.of(),
            standing(row),
            row.getInt("revision")),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"));
  }

  static SupplierSummary summary(ResultSet row) throws SQLException {
    return new SupplierSummary(
        Ids.of(Supplier.ID_PREFIX, row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("name_chinese"),
        standing(row));
  }

  private static @Nullable BankDetails bank(ResultSet row, CompanyData.Opener opener)
      throws SQLException {
    String kind = row.getString("bank_kind");
    return kind == null
        ? null
        : new BankDetails(
            BankDetails.BankKind.valueOf(kind),
            new String(
                opener.open(purpose(row.getObject("id", UUID.class)), row.getBytes("bank_sealed")),
                StandardCharsets.UTF_8),
            row.getString("bank_country"),
            row.getString("bank_code"));
  }

  private static SupplierStanding standing(ResultSet row) throws SQLException {
    Instant verifiedAt = Times.readNullable(row, "verified_at");
    Instant suspendedAt = Times.readNullable(row, "suspended_at");
    return new SupplierStanding(
        verifiedAt == null
            ? null
            : new Verification(
                row.getString("verified_by"), verifiedAt, Times.readNullable(row, "valid_until")),
        Times.readNullable(row, "cooling_until"),
        suspendedAt == null
            ? null
            : new Suspension(
                row.getString("suspended_by"), suspendedAt, row.getString("suspension_reason")));
  }

  /** The number of a supplier's bank account, which is opened for no other supplier. */
  static byte[] sealed(CompanyData data, UUID supplierId, String number) {
    return data.seal(purpose(supplierId), number.getBytes(StandardCharsets.UTF_8));
  }

  private static String purpose(UUID supplierId) {
    return "bank account of supplier " + supplierId;
  }

  static UUID id(String supplierId) {
    return Ids.uuid(Supplier.ID_PREFIX, supplierId);
  }

  private static @Nullable OffsetDateTime written(@Nullable Instant time) {
    return time == null ? null : Times.written(time);
  }
}
