package dev.quittance.orders.supplier.store;

import dev.quittance.orders.store.Times;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierChange;
import dev.quittance.orders.supplier.SupplierProfile;
import dev.quittance.orders.supplier.store.SupplierHistory.ChangeKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code supplier_change}: written once. */
final class SupplierChanges {

  /** What a row says of a change. */
  record Entry(ChangeKind kind, String summary, @Nullable String reason) {}

  private SupplierChanges() {}

  static Entry registered(Supplier supplier) {
    return new Entry(ChangeKind.REGISTERED, words(supplier.profile()), null);
  }

  static Entry entry(Supplier before, SupplierChange change) {
    return switch (change) {
      case SupplierChange.ProfileChanged changed ->
          new Entry(
              ChangeKind.PROFILE_CHANGED,
              words(before.profile()) + " -> " + words(changed.profile()),
              null);
      case SupplierChange.EvidenceAdded(var evidence) ->
          new Entry(
              ChangeKind.EVIDENCE_ADDED,
              "%s, %s, sha256 %s, %s"
                  .formatted(
                      evidence.type(),
                      evidence.reference(),
                      evidence.sha256(),
                      evidence.expiresOn() == null
                          ? "without end"
                          : "until " + evidence.expiresOn()),
              null);
      case SupplierChange.RepresentativesSet(var subjects) ->
          new Entry(
              ChangeKind.REPRESENTATIVES_SET, before.representatives() + " -> " + subjects, null);
      case SupplierChange.Verified(var verification, String reason) ->
          new Entry(
              ChangeKind.VERIFIED,
              verification.validUntil() == null
                  ? "without end"
                  : "until " + verification.validUntil(),
              reason);
      case SupplierChange.Suspended(var suspension) ->
          new Entry(ChangeKind.SUSPENDED, "Suspended", suspension.reason());
      case SupplierChange.Resumed(String reason) ->
          new Entry(ChangeKind.RESUMED, "Resumed", reason);
    };
  }

  private static String words(SupplierProfile profile) {
    return "%s%s, %s, %s"
        .formatted(
            profile.name(),
            profile.nameChinese() == null ? "" : " (" + profile.nameChinese() + ")",
            profile.country(),
            profile.bank() == null ? "no bank account" : profile.bank());
  }

  static void insert(Connection connection, Supplier after, Entry entry, String by, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO supplier_change (supplier_id, revision, kind, summary, reason, changed_by,
              changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, SupplierRows.id(after.id()));
      insert.setInt(2, after.revision());
      insert.setString(3, entry.kind().name());
      insert.setString(4, entry.summary());
      insert.setString(5, entry.reason());
      insert.setString(6, by);
      insert.setObject(7, Times.written(now));
      insert.executeUpdate();
    }
  }

  static List<SupplierHistory> of(Connection connection, UUID supplierId, int before, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT revision, kind, summary, reason, changed_by, changed_at FROM supplier_change
            WHERE supplier_id = ? AND revision < ? ORDER BY revision DESC LIMIT ?
            """)) {
      select.setObject(1, supplierId);
      select.setInt(2, before);
      select.setInt(3, limit);
      List<SupplierHistory> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new SupplierHistory(
                  row.getInt("revision"),
                  ChangeKind.valueOf(row.getString("kind")),
                  row.getString("summary"),
                  row.getString("reason"),
                  row.getString("changed_by"),
                  Times.read(row, "changed_at")));
        }
      }
      return found;
    }
  }
}
