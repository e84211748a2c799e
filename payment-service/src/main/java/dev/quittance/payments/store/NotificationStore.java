package dev.quittance.payments.store;

import dev.quittance.payments.gateway.notification.Notice;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The notifications of gateways, within the caller's transaction. */
@ApplicationScoped
public class NotificationStore {

  private final AgroalDataSource dataSource;

  NotificationStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A notification that waits for what it is about.
   *
   * @param tries how often it was tried to apply it
   */
  public record Waiting(String gateway, Notice notice, Instant receivedAt, int tries) {}

  /** What became of a notification. */
  public enum Result {
    /** It changed something. */
    APPLIED,
    /** It says nothing new. */
    NOTHING_NEW,
    /** It does not concern us. */
    IGNORED,
    /** What it is about has never become known. */
    UNKNOWN_SUBJECT
  }

  /**
   * Keeps a notification.
   *
   * @return false if it was there already
   */
  public boolean add(String gateway, Notice notice, Instant receivedAt) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO gateway_notification (gateway, id, notice, received_at, tries, next_try_at)
                  VALUES (?, ?, ?, ?, 0, ?)
                  ON CONFLICT DO NOTHING
                  """)) {
            insert.setString(1, gateway);
            insert.setString(2, notice.id());
            insert.setString(3, NoticeText.write(notice));
            insert.setObject(4, Times.written(receivedAt));
            insert.setObject(5, Times.written(receivedAt));
            return insert.executeUpdate() == 1;
          }
        });
  }

  /** It needs no more attention. */
  public void done(String gateway, String id, Result result, Instant at) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE gateway_notification SET result = ?, done_at = ?, next_try_at = NULL"
                      + " WHERE gateway = ? AND id = ?")) {
            update.setString(1, result.name());
            update.setObject(2, Times.written(at));
            update.setString(3, gateway);
            update.setString(4, id);
            return update.executeUpdate();
          }
        });
  }

  /** It waits, and is tried again then. */
  public void later(String gateway, String id, Instant nextTry) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE gateway_notification SET tries = tries + 1, next_try_at = ?"
                      + " WHERE gateway = ? AND id = ?")) {
            update.setObject(1, Times.written(nextTry));
            update.setString(2, gateway);
            update.setString(3, id);
            return update.executeUpdate();
          }
        });
  }

  /** Those that are to be tried again; nobody else gets them before this transaction ends. */
  public List<Waiting> lockDue(int limit, Instant now) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT gateway, notice, received_at, tries FROM gateway_notification
                   WHERE next_try_at <= ?
                   ORDER BY next_try_at
                   LIMIT ?
                     FOR UPDATE SKIP LOCKED
                  """)) {
            select.setObject(1, Times.written(now));
            select.setInt(2, limit);
            List<Waiting> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                due.add(
                    new Waiting(
                        row.getString("gateway"),
                        NoticeText.read(row.getString("notice")),
                        Times.read(row, "received_at"),
                        row.getInt("tries")));
              }
            }
            return due;
          }
        });
  }
}
