package dev.quittance.orders.supplier.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.store.Times;
import dev.quittance.orders.supplier.Evidence;
import dev.quittance.orders.supplier.EvidenceType;
import dev.quittance.orders.supplier.Supplier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Documents and representatives of suppliers. */
final class SupplierParts {

  private SupplierParts() {}

  /** The suppliers with theirs. */
  static List<StoredSupplier> addTo(Connection connection, List<StoredSupplier> bare)
      throws SQLException {
    if (bare.isEmpty()) {
      return bare;
    }
    Array ids =
        connection.createArrayOf(
            "uuid", bare.stream().map(one -> SupplierRows.id(one.supplier().id())).toArray());
    Map<String, List<Evidence>> evidence = evidence(connection, ids);
    Map<String, List<String>> representatives = representatives(connection, ids);
    return bare.stream()
        .map(one -> {
          Supplier supplier = one.supplier();
          return new StoredSupplier(
              new Supplier(
                  supplier.id(),
                  supplier.externalReference(),
                  supplier.profile(),
                  evidence.getOrDefault(supplier.id(), List.of()),
                  representatives.getOrDefault(supplier.id(), List.of()),
                  supplier.standing(),
                  supplier.revision()),
              one.createdAt(),
              one.updatedAt());
        })
        .toList();
  }

  static void insertEvidence(
      Connection connection, Supplier supplier, Evidence evidence, String by, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO supplier_evidence (supplier_id, evidence_no, type, reference, sha256,
              expires_on, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, SupplierRows.id(supplier.id()));
      insert.setInt(2, supplier.evidence().size());
      insert.setString(3, evidence.type().name());
      insert.setString(4, evidence.reference());
      insert.setBytes(5, HexFormat.of().parseHex(evidence.sha256()));
      insert.setObject(6, evidence.expiresOn());
      insert.setString(7, by);
      insert.setObject(8, Times.written(now));
      insert.executeUpdate();
    }
  }

  /**
   * Replaces them.
   *
   * @return whether all could be: nobody acts for two suppliers
   */
  static boolean replaceRepresentatives(Connection connection, Supplier supplier)
      throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM supplier_representative WHERE supplier_id = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO supplier_representative (subject, supplier_id)
                SELECT subject, ? FROM unnest(?::text[]) AS subject
                ON CONFLICT (subject) DO NOTHING
                """)) {
      delete.setObject(1, SupplierRows.id(supplier.id()));
      delete.executeUpdate();
      insert.setObject(1, SupplierRows.id(supplier.id()));
      insert.setArray(2, connection.createArrayOf("text", supplier.representatives().toArray()));
      return insert.executeUpdate() == supplier.representatives().size();
    }
  }

  private static Map<String, List<Evidence>> evidence(Connection connection, Array ids)
      throws SQLException {
    Map<String, List<Evidence>> found = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT supplier_id, type, reference, sha256, expires_on FROM supplier_evidence
            WHERE supplier_id = ANY (?) ORDER BY supplier_id, evidence_no
            """)) {
      select.setArray(1, ids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(supplier(row), id -> new ArrayList<>())
              .add(
                  new Evidence(
                      EvidenceType.valueOf(row.getString("type")),
                      row.getString("reference"),
                      HexFormat.of().formatHex(row.getBytes("sha256")),
                      row.getObject("expires_on", LocalDate.class)));
        }
      }
    }
    return found;
  }

  private static Map<String, List<String>> representatives(Connection connection, Array ids)
      throws SQLException {
    Map<String, List<String>> found = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT supplier_id, subject FROM supplier_representative WHERE supplier_id = ANY (?)")) {
      select.setArray(1, ids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(supplier(row), id -> new ArrayList<>())
              .add(row.getString("subject"));
        }
      }
    }
    return found;
  }

  private static String supplier(ResultSet row) throws SQLException {
    return Ids.of(Supplier.ID_PREFIX, row.getObject("supplier_id", UUID.class));
  }
}
