package dev.quittance.kit.audit;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Ids;
import dev.quittance.contract.audit.AuditEntry;
import dev.quittance.contract.audit.AuditHead;
import dev.quittance.kit.json.StorableText;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.LongFunction;

/**
 * Records what ops and support do. The entry is part of the command's transaction: both are
 * committed or neither is.
 *
 * <p>Record last: until the transaction ends, no other command of any replica can be recorded.
 */
@IfBuildProperty(name = AuditTrail.NEEDS, stringValue = AuditTrail.DATABASE)
@ApplicationScoped
public class AuditTrail {

  /** The beans of this package exist only in a service that has this build property: */
  static final String NEEDS = "quarkus.datasource.db-kind";

  static final String DATABASE = "postgresql";

  private final AgroalDataSource dataSource;
  private final AuditTable table;
  private final AuditJson json;
  private final RequestOrigin request;
  private final Clock clock;

  AuditTrail(
      AgroalDataSource dataSource,
      AuditTable table,
      AuditJson json,
      RequestOrigin request,
      Clock clock) {
    this.dataSource = dataSource;
    this.table = table;
    this.json = json;
    this.request = request;
    this.clock = clock;
  }

  /**
   * Records a command of the current request, in the current JTA transaction.
   *
   * @return its place in the trail, and its hash
   * @throws IllegalStateException outside a transaction, or outside a request
   */
  public AuditHead record(AuditRecord record) {
    return record(origin(), record);
  }

  /**
   * Records a command in the current JTA transaction.
   *
   * @param origin of the request that it came with
   * @return its place in the trail, and its hash
   * @throws IllegalStateException outside a transaction
   */
  public AuditHead record(AuditOrigin origin, AuditRecord record) {
    if (!QuarkusTransaction.isActive()) {
      throw new IllegalStateException("a command is recorded in its own transaction");
    }
    try (Connection connection = dataSource.getConnection()) {
      return record(connection, origin, record);
    } catch (SQLException e) {
      throw new IllegalStateException("writing the audit trail", e);
    }
  }

  /** Records in that connection's transaction what comes of a command given earlier. */
  public AuditHead record(Connection connection, AuditOrigin origin, AuditRecord record)
      throws SQLException {
    return table.append(connection, entry(origin, record));
  }

  /** Records a command that is stored with others, in the transaction of its group. */
  public AuditHead record(AuditBatch batch, AuditOrigin origin, AuditRecord record) {
    return batch.add(entry(origin, record));
  }

  private LongFunction<AuditEntry> entry(AuditOrigin origin, AuditRecord record) {
    String before = json.canonical(record.before());
    String after = json.canonical(record.after());
    return sequence ->
        new AuditEntry(
            sequence,
            Ids.next(AuditEntry.ID_PREFIX),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            origin.subject(),
            origin.roles(),
            origin.client(),
            origin.address(),
            origin.requestId(),
            origin.method(),
            origin.path(),
            record.action(),
            clean(record.target()),
            record.reason() == null ? null : clean(record.reason()),
            before,
            after);
  }

  /** Who gives the command of the current request, for work that goes on after it. */
  public AuditOrigin origin() {
    return request.get();
  }

  private static String clean(String text) {
    return CardNumbers.masked(StorableText.of(text));
  }
}
