package dev.quittance.orders.supplier.store;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.orders.personal.store.CompanyData;
import dev.quittance.orders.store.Sql;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierChange;
import dev.quittance.orders.supplier.SupplierFold;
import dev.quittance.orders.supplier.SupplierSummary;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads and writes suppliers.
 *
 * <p>Whether one may be bought from now: {@code find(id).map(one ->
 * one.supplier().status(clock.instant()))}. Read it at the time of the decision: a status changes
 * by itself when a document expires.
 */
@ApplicationScoped
public class SupplierStore {

  private final AgroalDataSource dataSource;
  private final CompanyData data;
  private final Clock clock;

  SupplierStore(AgroalDataSource dataSource, CompanyData data, Clock clock) {
    this.dataSource = dataSource;
    this.data = data;
    this.clock = clock;
  }

  /** One of the representatives acts for another supplier. */
  public static final class RepresentativeTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RepresentativeTakenException() {
      super("a representative acts for another supplier");
    }
  }

  /**
   * Stores a new one.
   *
   * @param by the subject of the token
   * @return empty if another one has its external reference
   * @throws RepresentativeTakenException if one of its representatives acts for another
   */
  public Optional<StoredSupplier> add(Supplier supplier, String by) {
    Instant now = now();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(SupplierRows.INSERT)) {
            SupplierRows.bindInsert(insert, supplier, data, now);
            if (insert.executeUpdate() == 0) {
              return Optional.empty();
            }
          }
          setRepresentatives(connection, supplier);
          SupplierChanges.insert(
              connection, supplier, SupplierChanges.registered(supplier), by, now);
          return Optional.of(new StoredSupplier(supplier, now, now));
        });
  }

  /**
   * Stores a change of a locked supplier, and that it happened.
   *
   * @param by the subject of the token
   * @throws RepresentativeTakenException if one of its new representatives acts for another
   */
  public StoredSupplier apply(StoredSupplier before, SupplierChange change, String by) {
    Instant now = now();
    Supplier after = SupplierFold.apply(before.supplier(), change);
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(SupplierRows.UPDATE)) {
            SupplierRows.bindUpdate(update, after, data, now);
            update.executeUpdate();
          }
          if (change instanceof SupplierChange.EvidenceAdded(var evidence)) {
            SupplierParts.insertEvidence(connection, after, evidence, by, now);
          }
          if (change instanceof SupplierChange.RepresentativesSet) {
            setRepresentatives(connection, after);
          }
          SupplierChanges.insert(
              connection, after, SupplierChanges.entry(before.supplier(), change), by, now);
          return new StoredSupplier(after, before.createdAt(), now);
        });
  }

  private static void setRepresentatives(Connection connection, Supplier supplier)
      throws SQLException {
    if (!SupplierParts.replaceRepresentatives(connection, supplier)) {
      throw new RepresentativeTakenException();
    }
  }

  public Optional<StoredSupplier> find(String supplierId) {
    return one("WHERE s.id = ?", supplierId);
  }

  /** The supplier, locked until the transaction ends. */
  public Optional<StoredSupplier> lock(String supplierId) {
    return one("WHERE s.id = ? FOR UPDATE", supplierId);
  }

  private Optional<StoredSupplier> one(String where, String supplierId) {
    return Ids.isId(Supplier.ID_PREFIX, supplierId)
        ? select(where, List.of(SupplierRows.id(supplierId))).stream().findFirst()
        : Optional.empty();
  }

  /** Those with these ids; ids that nobody has are left out. */
  public List<StoredSupplier> findAll(Collection<String> supplierIds) {
    return select("WHERE s.id = ANY (?) ORDER BY s.id", List.of((Object) ids(supplierIds)));
  }

  /** Suppliers by their ids, as a buyer needs to know them; ids that nothing has are left out. */
  public List<SupplierSummary> summaries(Collection<String> supplierIds) {
    List<SupplierSummary> found = new ArrayList<>();
    RoundTrip reads = new RoundTrip();
    readSummaries(reads, supplierIds, found::add);
    Sql.send(dataSource, reads);
    return found;
  }

  /** The same, together with other reads. */
  public static void readSummaries(
      RoundTrip reads, Collection<String> supplierIds, Consumer<SupplierSummary> found) {
    reads.read(
        SupplierRows.SUMMARIES,
        Sql.parameter(ids(supplierIds)),
        row -> {
          while (row.next()) {
            found.accept(SupplierRows.summary(row));
          }
        });
  }

  private static UUID[] ids(Collection<String> supplierIds) {
    return supplierIds.stream()
        .filter(id -> Ids.isId(Supplier.ID_PREFIX, id))
        .map(SupplierRows::id)
        .toArray(UUID[]::new);
  }

  /** Those with these external references. */
  public List<StoredSupplier> findByReference(Collection<String> externalReferences) {
    return select(
        "WHERE s.external_reference = ANY (?) ORDER BY s.id",
        List.of((Object) externalReferences.toArray(String[]::new)));
  }

  /** Those with these external references, locked in the order of their ids. */
  public List<StoredSupplier> lockByReference(Collection<String> externalReferences) {
    return select(
        "WHERE s.external_reference = ANY (?) ORDER BY s.id FOR UPDATE",
        List.of((Object) externalReferences.toArray(String[]::new)));
  }

  /**
   * Waits for the end of another transaction of an import: two of them could wait for each other.
   */
  public void lockImports() {
    Sql.lockForTransaction(dataSource, "supplier-imports");
  }

  /** For whom a token's subject acts. */
  public Optional<StoredSupplier> ofRepresentative(String subject) {
    return select(
            "WHERE s.id = (SELECT supplier_id FROM supplier_representative WHERE subject = ?)",
            List.of(subject))
        .stream()
        .findFirst();
  }

  /** Newest first. */
  public List<StoredSupplier> list(SupplierFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filter.addTo(conditions, values);
    values.add(limit);
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return select(where + " ORDER BY s.id DESC LIMIT ?", values);
  }

  /**
   * Changes of a supplier, newest first.
   *
   * @param before only those that led to a smaller revision
   */
  public List<SupplierHistory> history(String supplierId, int before, int limit) {
    return Sql.in(
        dataSource,
        connection -> SupplierChanges.of(connection, SupplierRows.id(supplierId), before, limit));
  }

  private List<StoredSupplier> select(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(SupplierRows.SELECT + where)) {
            Sql.setAll(select, values);
            List<StoredSupplier> bare = new ArrayList<>();
            CompanyData.Opener opener = data.opener();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                bare.add(SupplierRows.read(row, opener));
              }
            }
            return SupplierParts.addTo(connection, bare);
          }
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
