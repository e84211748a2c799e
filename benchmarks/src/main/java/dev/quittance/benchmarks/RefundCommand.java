package dev.quittance.benchmarks;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/**
 * {@code POST /payments/{id}/refunds} of payment-service, whose own sandbox then pays them. In each
 * turn the log has new orders, which are paid first.
 */
final class RefundCommand implements CommandTurns.Command {

  private static final String TABLES =
      """
      DROP SCHEMA IF EXISTS floor CASCADE;
      CREATE SCHEMA floor;
      CREATE TABLE floor.payment (LIKE public.payment INCLUDING ALL);
      CREATE TABLE floor.operation (LIKE public.operation INCLUDING ALL);
      CREATE TABLE floor.idempotency_key (LIKE public.idempotency_key INCLUDING ALL);
      CREATE TABLE floor.audit_entry (LIKE public.audit_entry INCLUDING ALL);
      CREATE TABLE floor.audit_head (LIKE public.audit_head INCLUDING ALL);
      INSERT INTO floor.payment SELECT * FROM public.payment WHERE refunds_pending + refunded = 0;
      INSERT INTO floor.audit_head VALUES (0, decode(repeat('00', 32), 'hex'));
      ANALYZE floor.payment
      """;

  /** The audit trail is locked last, and for as short as can be. */
  private static final List<String> REFUND =
      List.of(
          "SELECT * FROM floor.payment WHERE id = ? FOR UPDATE",
          """
          UPDATE floor.payment
             SET revision = revision + 1, refunds_pending = 1, updated_at = now()
           WHERE id = ?
          """,
          """
          INSERT INTO floor.operation (
            id, payment_id, kind, number, gateway, amount, method_token, reason, created_at,
            revision, status, asks, asked_at, next_ask_at, updated_at)
          VALUES (gen_random_uuid(), ?, 'REFUND', 1, 'sandbox', 1, 'pm_card_visa', 'Damaged', now(),
                  2, 'ASKED', 1, now(), now() + interval '1 min', now())
          """,
          """
          INSERT INTO floor.idempotency_key (
            scope, key, fingerprint, status, location, body, created_at)
          VALUES ('POST /payments/id/refunds sam', ?::text, sha256('x'), 201, '/payments',
                  repeat('x', 600), now())
          """,
          """
          WITH head AS (SELECT sequence FROM floor.audit_head FOR UPDATE),
               entry AS (
                 INSERT INTO floor.audit_entry (
                   sequence, id, at, subject, roles, request_id, method, path, action, target,
                   before, after, previous_hash, hash)
                 SELECT sequence + 1, gen_random_uuid(), now(), 'sam', '{support}', 'request',
                        'POST', '/payments/id/refunds', 'refund.request', ?::text,
                        jsonb_build_object('x', repeat('x', 100)),
                        jsonb_build_object('x', repeat('x', 100)), sha256('x'), sha256('y')
                   FROM head RETURNING sequence)
          UPDATE floor.audit_head SET sequence = entry.sequence FROM entry
          """);

  private final House house;
  private final String token;
  private final BenchTopic topic;
  private final int refunds;

  /**
   * @param token of support
   * @param refunds of a turn
   */
  RefundCommand(House house, String token, int refunds) {
    this.house = house;
    this.token = token;
    this.topic = new BenchTopic(house.bootstrapServers(), null);
    this.refunds = refunds;
  }

  @Override
  public String name() {
    return "refunds";
  }

  @Override
  public String floor() {
    return "one refund a transaction by plain JDBC";
  }

  @Override
  public int port() {
    return house.payments().port();
  }

  @Override
  public CommandTurns.Request request(UUID payment) {
    return new CommandTurns.Request(
        "/payments/" + Ids.of(Ids.PAYMENT, payment) + "/refunds",
        token,
        "{\"amount\":{\"amount\":1,\"currency\":\"CNY\"},\"reason\":\"Damaged\"}");
  }

  @Override
  public void rest() throws Exception {
    await("SELECT count(*) FROM payment WHERE refunds_pending > 0", 0);
    await("SELECT count(*) FROM outbox_event", 0);
  }

  @Override
  public void prepareFloor() throws SQLException {
    try (Connection connection = house.connect(House.PAYMENTS);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  @Override
  public Lanes.Lane floorLane(Queue<UUID> payments) throws SQLException {
    return new FloorLane(house.connect(House.PAYMENTS), REFUND, payments);
  }

  @Override
  public List<UUID> fresh() throws Exception {
    topic.place(refunds, i -> Money.of(1_000L + i, "CNY"), "pm_card_visa");
    String paid = "FROM payment WHERE status = 'AUTHORIZED' AND refunds_pending + refunded = 0";
    await("SELECT count(*) " + paid, refunds);
    await("SELECT count(*) FROM outbox_event", 0);
    List<UUID> found = new ArrayList<>(refunds);
    try (Connection connection = house.connect(House.PAYMENTS);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id " + paid)) {
      while (row.next()) {
        found.add(row.getObject(1, UUID.class));
      }
    }
    return found;
  }

  private void await(String count, long wanted) throws Exception {
    try (Connection connection = house.connect(House.PAYMENTS);
        PreparedStatement select = connection.prepareStatement(count)) {
      while (true) {
        try (ResultSet row = select.executeQuery()) {
          row.next();
          if (row.getLong(1) == wanted) {
            return;
          }
        }
        Thread.sleep(50);
      }
    }
  }
}
