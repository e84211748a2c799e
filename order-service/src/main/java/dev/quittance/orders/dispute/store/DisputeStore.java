package dev.quittance.orders.dispute.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.personal.store.PersonalData;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes disputes. What buyer and support wrote is sealed with the buyer's key. */
@ApplicationScoped
public class DisputeStore {

  static final String WORDS = "dispute words";

  private final AgroalDataSource dataSource;
  private final PersonalData personal;

  DisputeStore(AgroalDataSource dataSource, PersonalData personal) {
    this.dataSource = dataSource;
    this.personal = personal;
  }

  /**
   * What people wrote.
   *
   * @param buyer why he complains; null if it was erased, or a gateway told
   * @param support why it was resolved so; null before, and if it was erased
   */
  public record Words(@Nullable String buyer, @Nullable String support) {}

  /**
   * Stores a new one.
   *
   * @param words of the buyer; null if a gateway told of it
   * @return whether it was new, and its buyer had no other one open for the same reason
   */
  public boolean add(Dispute dispute, Currency currency, @Nullable String words) {
    byte[] sealed = sealed(dispute, words);
    return Sql.in(
            dataSource,
            connection -> {
              try (PreparedStatement insert = connection.prepareStatement(DisputeRows.INSERT)) {
                DisputeRows.bindInsert(insert, dispute, currency, sealed);
                return insert.executeUpdate();
              }
            })
        > 0;
  }

  /**
   * Stores what became of a locked one.
   *
   * @param words of support; null if nobody wrote anything
   */
  public void update(Dispute dispute, @Nullable String words) {
    byte[] sealed = sealed(dispute, words);
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(DisputeRows.UPDATE)) {
            DisputeRows.bindUpdate(update, dispute, sealed);
            return update.executeUpdate();
          }
        });
  }

  private byte @Nullable [] sealed(Dispute dispute, @Nullable String words) {
    return words == null
        ? null
        : personal.seal(dispute.buyerId(), WORDS, words.getBytes(StandardCharsets.UTF_8));
  }

  /** Empty if there is none, or if the text is not a dispute's id. */
  public Optional<Dispute> find(String disputeId) {
    return one(disputeId, "WHERE d.id = ?");
  }

  /** The same, locked until the transaction ends. */
  public Optional<Dispute> lock(String disputeId) {
    return one(disputeId, "WHERE d.id = ? FOR UPDATE");
  }

  private Optional<Dispute> one(String disputeId, String where) {
    return Ids.isId(Ids.DISPUTE, disputeId)
        ? select(where, List.of(DisputeRows.id(disputeId))).stream().findFirst()
        : Optional.empty();
  }

  /** All of an order, oldest first. */
  public List<Dispute> of(String orderId) {
    return select("WHERE d.order_id = ? ORDER BY d.id", List.of(Ids.uuid(Ids.ORDER, orderId)));
  }

  /** Newest first. */
  public List<Dispute> list(DisputeFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filter.addTo(conditions, values);
    values.add(limit);
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return select(where + " ORDER BY d.id DESC LIMIT ?", values);
  }

  /** What was written about a dispute. */
  public Words words(Dispute dispute) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT words, decision_words FROM order_dispute WHERE id = ?")) {
            select.setObject(1, DisputeRows.id(dispute.id()));
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? new Words(
                      opened(dispute, row.getBytes("words")),
                      opened(dispute, row.getBytes("decision_words")))
                  : new Words(null, null);
            }
          }
        });
  }

  private @Nullable String opened(Dispute dispute, byte @Nullable [] sealed) {
    return sealed == null
        ? null
        : personal
            .open(dispute.buyerId(), WORDS, sealed)
            .map(plain -> new String(plain, StandardCharsets.UTF_8))
            .orElse(null);
  }

  private List<Dispute> select(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(DisputeRows.SELECT + where)) {
            Sql.setAll(select, values);
            List<Dispute> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(DisputeRows.read(row));
              }
            }
            return found;
          }
        });
  }
}
