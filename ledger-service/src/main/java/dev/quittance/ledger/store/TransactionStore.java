package dev.quittance.ledger.store;

import dev.quittance.kit.database.RoundTrip;
import dev.quittance.ledger.core.fold.PaymentExtras;
import dev.quittance.ledger.core.fold.PaymentExtras.OpenDispute;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Transactions as rows: read for the orders of a batch, written back in one statement. */
@ApplicationScoped
public class TransactionStore {

  /** What {@link #read} needs. */
  public static final String COLUMNS = TransactionRow.LAYOUT.names();

  /** A column that an event can change, and its value as a parameter. */
  private record Changed(String column, Function<Transaction, ? extends @Nullable Object> value) {

    ColumnType type() {
      return TransactionRow.LAYOUT.type(column);
    }
  }

  private static final List<Changed> CHANGED =
      List.of(
          new Changed("last_position", t -> t.last().number()),
          new Changed("fee", Transaction::feeMinor),
          new Changed("refunded", Transaction::refundedMinor),
          new Changed("fee_refunded", Transaction::feeRefundedMinor),
          new Changed("updated_at", Transaction::updatedAtMicros),
          new Changed("status", t -> (short) t.status().ordinal()),
          new Changed("payment_id", Transaction::paymentId),
          new Changed("event_marks", t -> literal(t.eventMarks())),
          new Changed("surcharge", t -> orNull(t.extras().surchargeMinor())),
          new Changed("charged", t -> orNull(t.extras().chargedMinor())),
          new Changed(
              "charged_back",
              t -> t.extras().chargedMinor() == 0 ? null : t.extras().chargedBackMinor()),
          new Changed("withdrawn", t -> orNull(t.extras().withdrawnMinor())),
          new Changed("disputes", t -> OpenDisputes.write(t.extras().disputes())));

  /** Accounts have numbers, which only the dictionary knows. */
  private static final String OTHER_BUYERS = "other_buyers";

  private record Row(List<Long> accounts, Function<Map<Long, Account>, Transaction> build) {}

  private final AccountDictionary dictionary;

  TransactionStore(AccountDictionary dictionary) {
    this.dictionary = dictionary;
  }

  public List<Transaction> load(
      Connection connection, GenerationTables tables, Collection<UUID> orders) throws SQLException {
    List<Transaction> found = new ArrayList<>();
    RoundTrip trip = new RoundTrip();
    load(trip, tables, orders, row -> found.addAll(read(connection, row)));
    trip.send(connection);
    return found;
  }

  /**
   * The same, together with other statements.
   *
   * @param reader gets a result for {@link #read}
   */
  public void load(
      RoundTrip trip, GenerationTables tables, Collection<UUID> orders, RoundTrip.Reader reader) {
    trip.read(
        "SELECT %s FROM %s WHERE order_id = ANY (?)".formatted(COLUMNS, tables.transaction()),
        (connection, statement, first) -> {
          statement.setArray(first, connection.createArrayOf("uuid", orders.toArray()));
          return first + 1;
        },
        reader);
  }

  /** The transactions of a result that has {@link #COLUMNS}, in its order. */
  public List<Transaction> read(Connection connection, ResultSet row) throws SQLException {
    List<Row> rows = new ArrayList<>();
    Set<Long> numbers = new HashSet<>();
    while (row.next()) {
      Row one = row(row);
      numbers.addAll(one.accounts());
      rows.add(one);
    }
    Map<Long, Account> accounts = dictionary.accountsOf(connection, numbers);
    return rows.stream().map(one -> one.build().apply(accounts)).toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    long buyer = row.getLong("buyer");
    long supplier = row.getLong("supplier");
    UUID orderId = row.getObject("order_id", UUID.class);
    TransactionStatus status = TransactionStatus.values()[row.getInt("status")];
    UUID paymentId = row.getObject("payment_id", UUID.class);
    long total = row.getLong("total");
    long fee = row.getLong("fee");
    long refunded = row.getLong("refunded");
    long feeRefunded = row.getLong("fee_refunded");
    long placedAt = row.getLong("placed_at");
    long updatedAt = row.getLong("updated_at");
    Position last = Position.ofNumber(row.getLong("last_position"));
    List<UUID> eventMarks = List.of((UUID[]) row.getArray("event_marks").getArray());
    Array otherBuyers = row.getArray(OTHER_BUYERS);
    List<Long> others = otherBuyers == null ? List.of() : List.of((Long[]) otherBuyers.getArray());
    Function<List<Currency>, PaymentExtras> extras = extras(row);
    List<Long> accountsOfRow = new ArrayList<>(others);
    accountsOfRow.add(buyer);
    accountsOfRow.add(supplier);
    return new Row(
        accountsOfRow,
        accounts ->
            new Transaction(
                orderId,
                status,
                Objects.requireNonNull(accounts.get(buyer)),
                Objects.requireNonNull(accounts.get(supplier)),
                paymentId,
                total,
                fee,
                refunded,
                feeRefunded,
                extras.apply(
                    others.stream()
                        .map(number -> Objects.requireNonNull(accounts.get(number)).currency())
                        .toList()),
                placedAt,
                updatedAt,
                last,
                eventMarks));
  }

  private static Function<List<Currency>, PaymentExtras> extras(ResultSet row) throws SQLException {
    long surcharge = row.getLong("surcharge");
    long charged = row.getLong("charged");
    long chargedBack = row.getLong("charged_back");
    long withdrawn = row.getLong("withdrawn");
    List<OpenDispute> disputes = OpenDisputes.read(row.getString("disputes"));
    return others ->
        new PaymentExtras(surcharge, charged, chargedBack, withdrawn, disputes, others);
  }

  private static @Nullable Long orNull(long amountMinor) {
    return amountMinor == 0 ? null : amountMinor;
  }

  /** Writes back transactions that have rows already, together with other statements. */
  public void update(RoundTrip trip, GenerationTables tables, List<Transaction> changed) {
    if (changed.isEmpty()) {
      return;
    }
    Map<UUID, String> otherBuyers = otherBuyers(changed);
    trip.change(
        """
        UPDATE %s AS t
           SET %s, other_buyers = n.other_buyers::int8[]
          FROM unnest(?::uuid[], %s, ?::text[]) AS n (order_id, %s, other_buyers)
         WHERE t.order_id = n.order_id
        """
            .formatted(
                tables.transaction(),
                each(one -> "%1$s = n.%1$s::%2$s".formatted(one.column(), one.type().sql())),
                each(one -> "?::" + one.type().parameter() + "[]"),
                each(Changed::column)),
        (connection, update, first) -> {
          Columns columns = new Columns(connection, update, first, changed);
          columns.set("uuid", Transaction::orderId);
          for (Changed one : CHANGED) {
            columns.set(one.type().parameter(), one.value());
          }
          columns.set("text", one -> otherBuyers.get(one.orderId()));
          return columns.next();
        },
        updated -> {
          if (updated != changed.size()) {
            throw new IllegalStateException(
                String.format(
                    Locale.ROOT,
                    "%d of %d transactions were there to be updated",
                    updated,
                    changed.size()));
          }
        });
  }

  /** As array literals, of those that have any. */
  private Map<UUID, String> otherBuyers(List<Transaction> changed) {
    Map<UUID, String> literals = new HashMap<>();
    for (Transaction one : changed) {
      List<Account> others = TransactionRow.otherBuyers(one);
      if (!others.isEmpty()) {
        literals.put(
            one.orderId(),
            Arrays.stream(dictionary.numbersOf(others))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}")));
      }
    }
    return literals;
  }

  private static String each(Function<Changed, String> item) {
    return CHANGED.stream().map(item).collect(Collectors.joining(", "));
  }

  private static String literal(List<UUID> ids) {
    StringBuilder text = new StringBuilder("{");
    for (UUID id : ids) {
      text.append(text.length() == 1 ? "" : ",").append(id);
    }
    return text.append('}').toString();
  }

  /** Sets a statement's parameters one column of the rows at a time. */
  private static final class Columns {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Transaction> rows;
    private int parameter;

    Columns(Connection connection, PreparedStatement statement, int first, List<Transaction> rows) {
      this.connection = connection;
      this.statement = statement;
      this.parameter = first;
      this.rows = rows;
    }

    int next() {
      return parameter;
    }

    void set(String type, Function<Transaction, ? extends @Nullable Object> column)
        throws SQLException {
      @Nullable Object[] values = ColumnType.array(type, rows.size());
      for (int i = 0; i < values.length; i++) {
        values[i] = column.apply(rows.get(i));
      }
      statement.setArray(parameter++, connection.createArrayOf(type, values));
    }
  }
}
