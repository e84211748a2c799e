package dev.quittance.kit.audit;

import dev.quittance.contract.Ids;
import dev.quittance.contract.audit.AuditChain;
import dev.quittance.contract.audit.AuditEntry;
import dev.quittance.contract.audit.AuditHead;
import dev.quittance.contract.audit.ChainedEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are appended to the audit trail together: {@link #LOCK} is executed in the
 * transaction, and its rows are given to {@link #begin}; then entries are recorded ({@link
 * AuditTrail#record(AuditBatch, AuditOrigin, AuditRecord)}); then {@link #APPEND} is executed. Used
 * for one transaction.
 */
public final class AuditBatch {

  /** Finds the head, and locks it until the transaction ends. */
  public static final String LOCK = "SELECT sequence, hash FROM audit_head FOR UPDATE";

  /** Two statements, whose parameters {@link #set} sets. */
  public static final String APPEND =
      """
      INSERT INTO audit_entry
        (sequence, id, at, subject, roles, client, address, request_id, method, path, action,
         target, reason, before, after, previous_hash, hash)
      SELECT sequence, id, at, subject, string_to_array(roles, ','), client, address, request_id,
             method, path, action, target, reason, before::jsonb, after::jsonb,
             decode(previous_hash, 'hex'), decode(hash, 'hex')
        FROM unnest(
               ?::int8[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
               ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
               ?::text[], ?::text[], ?::text[])
          AS given (sequence, id, at, subject, roles, client, address, request_id, method, path,
                    action, target, reason, before, after, previous_hash, hash);
      UPDATE audit_head SET sequence = ?, hash = ?\
      """;

  private final List<ChainedEntry> added = new ArrayList<>();
  private @Nullable AuditHead head;

  /**
   * Continues from the head.
   *
   * @param row what {@link #LOCK} has found
   */
  public void begin(ResultSet row) throws SQLException {
    head = AuditTable.head(row);
  }

  /**
   * Adds what is made of the next sequence number.
   *
   * @return the new head
   */
  AuditHead add(LongFunction<AuditEntry> entry) {
    if (head == null) {
      throw new IllegalStateException("the audit trail's head is locked first");
    }
    AuditEntry next = entry.apply(head.sequence() + 1);
    String hash = AuditChain.hash(head.hash(), next);
    added.add(new ChainedEntry(next, head.hash(), hash));
    head = new AuditHead(next.sequence(), hash);
    return head;
  }

  /**
   * Sets the parameters of {@link #APPEND}; at least one entry was recorded.
   *
   * @param first the first of them in the statement
   * @return the parameter after the last of them
   */
  public int set(PreparedStatement statement, int first) throws SQLException {
    int next = first;
    set(statement, next++, "int8", AuditEntry::sequence);
    set(statement, next++, "uuid", entry -> Ids.uuid(AuditEntry.ID_PREFIX, entry.id()));
    set(statement, next++, "timestamptz", entry -> entry.at().toString());
    set(statement, next++, "text", AuditEntry::subject);
    set(statement, next++, "text", entry -> String.join(",", entry.roles()));
    set(statement, next++, "text", AuditEntry::client);
    set(statement, next++, "text", AuditEntry::address);
    set(statement, next++, "text", AuditEntry::requestId);
    set(statement, next++, "text", AuditEntry::method);
    set(statement, next++, "text", AuditEntry::path);
    set(statement, next++, "text", AuditEntry::action);
    set(statement, next++, "text", AuditEntry::target);
    set(statement, next++, "text", AuditEntry::reason);
    set(statement, next++, "text", AuditEntry::before);
    set(statement, next++, "text", AuditEntry::after);
    setArray(statement, next++, "text", ChainedEntry::previousHash);
    setArray(statement, next++, "text", ChainedEntry::hash);
    ChainedEntry last = added.getLast();
    statement.setLong(next++, last.sequence());
    statement.setBytes(next++, HexFormat.of().parseHex(last.hash()));
    return next;
  }

  private void set(
      PreparedStatement statement,
      int parameter,
      String type,
      Function<AuditEntry, @Nullable Object> column)
      throws SQLException {
    setArray(statement, parameter, type, chained -> column.apply(chained.entry()));
  }

  private void setArray(
      PreparedStatement statement,
      int parameter,
      String type,
      Function<ChainedEntry, @Nullable Object> column)
      throws SQLException {
    Object[] values = added.stream().map(column).toArray();
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
  }
}
