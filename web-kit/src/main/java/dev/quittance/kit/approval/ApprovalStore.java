package dev.quittance.kit.approval;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.security.StepUpConfig;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code approval}. An open one whose time is over counts as expired, written or not. */
@IfBuildProperty(name = Approvals.NEEDS, stringValue = Approvals.DATABASE)
@ApplicationScoped
class ApprovalStore {

  private static final String COLUMNS =
      """
       id, status, action, requested_by, roles, method, path, body_sha256, summary, worth_minor,
       worth_currency, reason, requested_at, expires_at, decided_by, decided_at, decision_reason,
       used_at, earlier
      """;

  private static final String OPEN = " status IN ('PENDING', 'APPROVED') ";

  private final AgroalDataSource dataSource;
  private final Clock clock;
  private final StepUpConfig config;

  ApprovalStore(AgroalDataSource dataSource, Clock clock, StepUpConfig config) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.config = config;
  }

  /** Ends an open one of that request whose time is over. */
  void expire(ApprovalRequest request) {
    String sql =
        "UPDATE approval SET status = 'EXPIRED' WHERE"
            + OPEN
            + "AND expires_at <= ? AND fingerprint = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, now());
      update.setBytes(2, request.fingerprint());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("ending an approval", e);
    }
  }

  /** Records a new one; empty if one is open. */
  Optional<Approval> create(String id, ApprovalRequest request) {
    String sql =
        "INSERT INTO approval (id, status, action, requested_by, roles, method, path, body_sha256,"
            + " fingerprint, summary, worth_minor, worth_currency, reason, requested_at, expires_at,"
            + " earlier) VALUES (?, 'PENDING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " (SELECT id FROM approval WHERE fingerprint = ? ORDER BY id DESC LIMIT 1))"
            + " ON CONFLICT DO NOTHING RETURNING"
            + COLUMNS;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      Money worth = request.stake().worth();
      OffsetDateTime now = now();
      insert.setObject(1, Ids.uuid(Approval.ID_PREFIX, id));
      insert.setString(2, request.action());
      insert.setString(3, request.by());
      insert.setArray(4, connection.createArrayOf("text", request.roles().toArray()));
      insert.setString(5, request.method());
      insert.setString(6, request.path());
      insert.setBytes(7, request.bodySha256());
      insert.setBytes(8, request.fingerprint());
      insert.setString(9, request.stake().summary());
      insert.setObject(10, worth == null ? null : worth.amountMinor());
      insert.setString(11, worth == null ? null : worth.currency().getCurrencyCode());
      insert.setString(12, request.stake().reason());
      insert.setObject(13, now);
      insert.setObject(14, now.plus(config.approvalLifetime()));
      insert.setBytes(15, request.fingerprint());
      return one(insert);
    } catch (SQLException e) {
      throw new IllegalStateException("recording an approval", e);
    }
  }

  /** The open one of that request. */
  Optional<Approval> open(ApprovalRequest request) {
    String sql = "SELECT" + COLUMNS + "FROM approval WHERE" + OPEN + "AND fingerprint = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setBytes(1, request.fingerprint());
      return one(select);
    } catch (SQLException e) {
      throw new IllegalStateException("reading an approval", e);
    }
  }

  /** Uses an approved one up; waits for another transaction that is about to. */
  Optional<Approval> use(ApprovalRequest request) {
    String sql =
        "UPDATE approval SET status = 'USED', used_at = ?"
            + " WHERE status = 'APPROVED' AND expires_at > ? AND fingerprint = ? RETURNING"
            + COLUMNS;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      OffsetDateTime now = now();
      update.setObject(1, now);
      update.setObject(2, now);
      update.setBytes(3, request.fingerprint());
      return one(update);
    } catch (SQLException e) {
      throw new IllegalStateException("using an approval", e);
    }
  }

  /** Decides on one that is pending; empty if it is not. */
  Optional<Approval> decide(
      String id, ApprovalStatus decision, String by, @Nullable String reason) {
    String sql =
        "UPDATE approval SET status = ?, decided_by = ?, decided_at = ?, decision_reason = ?"
            + " WHERE id = ? AND status = 'PENDING' AND expires_at > ? RETURNING"
            + COLUMNS;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      OffsetDateTime now = now();
      update.setString(1, decision.name());
      update.setString(2, by);
      update.setObject(3, now);
      update.setString(4, reason);
      update.setObject(5, Ids.uuid(Approval.ID_PREFIX, id));
      update.setObject(6, now);
      return one(update);
    } catch (SQLException e) {
      throw new IllegalStateException("deciding on an approval", e);
    }
  }

  Optional<Approval> find(String id) {
    String sql = "SELECT" + COLUMNS + "FROM approval WHERE id = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, Ids.uuid(Approval.ID_PREFIX, id));
      return one(select);
    } catch (SQLException e) {
      throw new IllegalStateException("reading an approval", e);
    }
  }

  List<Approval> list(@Nullable ApprovalStatus status, @Nullable String after, int limit) {
    String sql =
        "SELECT"
            + COLUMNS
            + "FROM approval WHERE (?::uuid IS NULL OR id < ?) AND (?::text IS NULL OR ? ="
            + " CASE WHEN"
            + OPEN
            + "AND expires_at <= ? THEN 'EXPIRED' ELSE status END) ORDER BY id DESC LIMIT ?";
    UUID before = after == null ? null : Ids.uuid(Approval.ID_PREFIX, after);
    String wanted = status == null ? null : status.name();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, before);
      select.setObject(2, before);
      select.setString(3, wanted);
      select.setString(4, wanted);
      select.setObject(5, now());
      select.setInt(6, limit);
      return all(select);
    } catch (SQLException e) {
      throw new IllegalStateException("listing approvals", e);
    }
  }

  private Optional<Approval> one(PreparedStatement statement) throws SQLException {
    return all(statement).stream().findFirst();
  }

  private List<Approval> all(PreparedStatement statement) throws SQLException {
    Instant now = clock.instant();
    List<Approval> approvals = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        approvals.add(approval(row, now));
      }
    }
    return approvals;
  }

  private static Approval approval(ResultSet row, Instant now) throws SQLException {
    ApprovalStatus status = ApprovalStatus.valueOf(row.getString("status"));
    Instant expiresAt = Objects.requireNonNull(time(row, "expires_at"));
    boolean open = status == ApprovalStatus.PENDING || status == ApprovalStatus.APPROVED;
    String currency = row.getString("worth_currency");
    UUID earlier = row.getObject("earlier", UUID.class);
    return new Approval(
        Ids.of(Approval.ID_PREFIX, row.getObject("id", UUID.class)),
        open && !now.isBefore(expiresAt) ? ApprovalStatus.EXPIRED : status,
        row.getString("action"),
        row.getString("requested_by"),
        List.of((String[]) row.getArray("roles").getArray()),
        row.getString("method"),
        row.getString("path"),
        HexFormat.of().formatHex(row.getBytes("body_sha256")),
        row.getString("summary"),
        currency == null ? null : Money.of(row.getLong("worth_minor"), currency),
        row.getString("reason"),
        Objects.requireNonNull(time(row, "requested_at")),
        expiresAt,
        row.getString("decided_by"),
        time(row, "decided_at"),
        row.getString("decision_reason"),
        time(row, "used_at"),
        earlier == null ? null : Ids.of(Approval.ID_PREFIX, earlier));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
