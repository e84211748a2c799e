package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.operation.Contradiction;
import dev.quittance.payments.operation.ContradictionKind;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationStatus;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Keeps evidence that does not fit its operation, within the caller's transaction. */
@ApplicationScoped
public class ContradictionStore {

  private final AgroalDataSource dataSource;

  ContradictionStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What was said of an operation. */
  public record Said(Operation operation, Contradiction contradiction) {}

  /**
   * As it is kept.
   *
   * @param operationId {@code att_...} or {@code rfd_...}
   * @param first as it was said first
   * @param times how often it was said
   * @param lastAt when it was said last
   */
  public record Kept(
      String paymentId, String operationId, Contradiction first, int times, Instant lastAt) {}

  /**
   * Keeps it; what was said before is counted.
   *
   * @return what was not said before
   */
  public List<Said> add(List<Said> all) {
    List<Said> sorted =
        all.stream().sorted(Comparator.comparing(said -> said.operation().id())).toList();
    return Sql.in(
        dataSource,
        connection -> {
          List<Said> first = new ArrayList<>();
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO contradiction AS c (operation_id, operation, payment_id, kind, believed,
                                                  source, said, times, first_at, last_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
                  ON CONFLICT (operation_id, kind, source, said)
                  DO UPDATE SET times = c.times + 1, last_at = greatest(c.last_at, excluded.last_at)
                  RETURNING times
                  """)) {
            for (Said one : sorted) {
              Contradiction said = one.contradiction();
              insert.setObject(1, OperationTable.id(one.operation()));
              insert.setString(2, one.operation().id());
              insert.setObject(3, Ids.uuid(Ids.PAYMENT, one.operation().terms().paymentId()));
              insert.setString(4, said.kind().name());
              insert.setString(5, said.believed().name());
              insert.setString(6, said.source());
              insert.setString(7, said.said());
              insert.setObject(8, Times.written(said.at()));
              insert.setObject(9, Times.written(said.at()));
              try (ResultSet row = insert.executeQuery()) {
                if (row.next() && row.getInt(1) == 1) {
                  first.add(one);
                }
              }
            }
          }
          return first;
        });
  }

  /** Whether anything was said of what became of the operation that does not fit it. */
  public boolean isAbout(Operation operation) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT EXISTS (SELECT 1 FROM contradiction
                                  WHERE operation_id = ? AND kind <> 'DISPUTE_NOT_BOOKED')
                  """)) {
            select.setObject(1, OperationTable.id(operation));
            try (ResultSet row = select.executeQuery()) {
              return row.next() && row.getBoolean(1);
            }
          }
        });
  }

  /** What was said of the payments' operations, oldest first. */
  public List<Kept> of(Collection<StoredPayment> payments) {
    Object[] ids =
        payments.stream().map(one -> Ids.uuid(Ids.PAYMENT, one.payment().id())).toArray();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT payment_id, operation, kind, believed, source, said, times, first_at, last_at
                    FROM contradiction
                   WHERE payment_id = ANY (?)
                   ORDER BY payment_id, first_at, operation_id, kind, source, said
                  """)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            List<Kept> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Kept(
                        Ids.of(Ids.PAYMENT, row.getObject("payment_id", UUID.class)),
                        row.getString("operation"),
                        new Contradiction(
                            ContradictionKind.valueOf(row.getString("kind")),
                            OperationStatus.valueOf(row.getString("believed")),
                            row.getString("source"),
                            row.getString("said"),
                            Times.read(row, "first_at")),
                        row.getInt("times"),
                        Times.read(row, "last_at")));
              }
            }
            return found;
          }
        });
  }
}
