package dev.quittance.payments.store;

import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.store.Table.Column;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of gateways. Each method is one round trip, in the caller's transaction if
 * there is one.
 */
@ApplicationScoped
public class NotificationStore {

  private static final List<Column<Standing>> KEY =
      List.of(
          new Column<>("gateway", "text", standing -> standing.notification().gateway()),
          new Column<>("id", "text", standing -> standing.notification().notice().id()));

  private static final List<Column<Standing>> CHANGING =
      List.of(
          new Column<>("next_try_at", "timestamptz", Standing::nextTryAt),
          new Column<>("done_at", "timestamptz", Standing::doneAt),
          new Column<>("result", "text", Standing::resultName));

  private static final List<Column<Standing>> FIXED =
      List.of(
          new Column<>("notice", "text", it -> NoticeText.write(it.notification().notice())),
          new Column<>("received_at", "timestamptz", it -> it.notification().receivedAt()),
          new Column<>("tries", "int4", it -> it.notification().tries()));

  private final AgroalDataSource dataSource;

  NotificationStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A notification's name: its gateway's, and its own there. */
  public record Key(String gateway, String id) {}

  /**
   * A notification.
   *
   * @param tries how often it was tried to apply it, this time included
   */
  public record Notification(String gateway, Notice notice, Instant receivedAt, int tries) {

    public Key key() {
      return new Key(gateway, notice.id());
    }
  }

  /**
   * A notification and how it stands.
   *
   * @param result null while it is to be tried
   * @param at since when it is done, or when it is tried next
   */
  public record Standing(Notification notification, @Nullable Result result, Instant at) {

    public static Standing done(Notification notification, Result result, Instant at) {
      return new Standing(notification, result, at);
    }

    public static Standing triedNext(Notification notification, Instant at) {
      return new Standing(notification, null, at);
    }

    private @Nullable Instant nextTryAt() {
      return result == null ? at : null;
    }

    private @Nullable Instant doneAt() {
      return result == null ? null : at;
    }

    private @Nullable String resultName() {
      return result == null ? null : result.name();
    }
  }

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

  private static final String INSERT =
      """
      INSERT INTO gateway_notification
             (gateway, id, notice, received_at, tries, next_try_at, done_at, result)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::int4[],
                           ?::timestamptz[], ?::timestamptz[], ?::text[])
      ON CONFLICT DO NOTHING
      RETURNING gateway, id
      """;

  private static final String UPDATE =
      """
      UPDATE gateway_notification AS kept
         SET next_try_at = given.next_try_at, done_at = given.done_at, result = given.result
        FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[])
             AS given (gateway, id, next_try_at, done_at, result)
       WHERE kept.gateway = given.gateway AND kept.id = given.id AND kept.done_at IS NULL
      """;

  private static final String CLAIM =
      """
      WITH due AS (SELECT gateway, id FROM gateway_notification
                    WHERE next_try_at <= ?
                    ORDER BY next_try_at
                    LIMIT ?
                      FOR UPDATE SKIP LOCKED)
      UPDATE gateway_notification AS kept SET tries = tries + 1, next_try_at = ?
        FROM due
       WHERE kept.gateway = due.gateway AND kept.id = due.id
      RETURNING kept.gateway, notice, received_at, tries
      """;

  /**
   * Keeps those that are not there yet. They are written in the order of their keys, so that no two
   * processes that hear the same wait for each other.
   *
   * @param arrived no key twice
   * @return the keys of those that are new
   */
  public Set<Key> add(Collection<Standing> arrived) {
    Set<Key> added = new HashSet<>();
    Sql.send(dataSource, add(arrived, added));
    return added;
  }

  static RoundTrip add(Collection<Standing> arrived, Set<Key> added) {
    List<Standing> sorted =
        arrived.stream()
            .sorted(
                Comparator.comparing((Standing one) -> one.notification().gateway())
                    .thenComparing(one -> one.notification().notice().id()))
            .toList();
    return planned()
        .read(
            INSERT,
            columns(sorted, KEY, FIXED, CHANGING),
            row -> {
              while (row.next()) {
                added.add(new Key(row.getString("gateway"), row.getString("id")));
              }
            });
  }

  /** Notes how they stand now; what is done stays done. */
  public void save(Collection<Standing> changed) {
    Sql.send(dataSource, update(changed));
  }

  static RoundTrip update(Collection<Standing> changed) {
    return planned().add(UPDATE, columns(changed, KEY, CHANGING));
  }

  /** Claims those that are to be tried now; nobody else gets them before the lease ends. */
  public List<Notification> claim(int limit, Instant now, Instant leaseEnd) {
    List<Notification> claimed = new ArrayList<>();
    Sql.send(dataSource, claim(limit, now, leaseEnd, claimed));
    return claimed;
  }

  static RoundTrip claim(int limit, Instant now, Instant leaseEnd, List<Notification> claimed) {
    return planned()
        .read(
            CLAIM,
            (connection, update, first) -> {
              update.setObject(first, Times.written(now));
              update.setInt(first + 1, limit);
              update.setObject(first + 2, Times.written(leaseEnd));
              return first + 3;
            },
            row -> {
              while (row.next()) {
                claimed.add(
                    new Notification(
                        row.getString("gateway"),
                        NoticeText.read(row.getString("notice")),
                        Times.read(row, "received_at"),
                        row.getInt("tries")));
              }
            });
  }

  /** What is sent together is one transaction, if there is no other. */
  private static RoundTrip planned() {
    RoundTrip trip = new RoundTrip();
    KeyLookups.plan(trip);
    return trip;
  }

  @SafeVarargs
  private static RoundTrip.Parameters columns(
      Collection<Standing> rows, List<Column<Standing>>... columns) {
    return (connection, statement, first) -> {
      int next = first;
      for (List<Column<Standing>> some : columns) {
        next = Table.bind(connection, statement, next, some, rows);
      }
      return next;
    };
  }
}
