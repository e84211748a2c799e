package dev.quittance.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.kit.database.RoundTrip;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

@QuarkusTest
class OffsetStoreTest {

  @Inject OffsetStore offsets;
  @Inject AgroalDataSource dataSource;

  private final String topic = "t-" + UUID.randomUUID();

  @Test
  void aNewLogIsTakenFromItsBeginning() throws SQLException {
    offsets.ensure(topic, 3);
    offsets.ensure(topic, 3);
    assertThat(offsets.load(topic)).isEqualTo(Map.of(0, 0L, 1, 0L, 2, 0L));
  }

  @Test
  void aLogWithAnotherNumberOfPartitionsIsRefused() throws SQLException {
    offsets.ensure(topic, 3);
    for (int changed : new int[] {4, 2}) {
      assertThatThrownBy(() -> offsets.ensure(topic, changed))
          .isInstanceOf(UnfitTopicException.class)
          .hasMessageContaining("has %d partitions", changed)
          .hasMessageContaining("into one with 3 partitions");
    }
    assertThat(offsets.load(topic)).hasSize(3);
  }

  /** Whatever statistics say: a plan that reads a whole table would be kept while it grows. */
  @Test
  void aBatchLooksItsKeysUpInIndexesUntilItEnds() throws SQLException {
    offsets.ensure(topic, 1);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      assertThat(offsets.advance(connection, topic, batches(0, 0, 5), false, new RoundTrip()))
          .isTrue();
      for (String plan : List.of("seqscan", "hashjoin", "mergejoin")) {
        assertThat(setting(connection, "enable_" + plan)).isEqualTo("off");
      }
      connection.rollback();
      assertThat(setting(connection, "enable_seqscan")).isEqualTo("on");
      connection.setAutoCommit(true);
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void outsideATransactionNoOffsetMovesAndTheConnectionIsEnded() throws SQLException {
    offsets.ensure(topic, 1);
    try (Connection connection = dataSource.getConnection()) {
      assertThatThrownBy(
              () -> offsets.advance(connection, topic, batches(0, 0, 5), false, new RoundTrip()))
          .isInstanceOf(UntrustedConnectionException.class)
          .hasMessageContaining("in no transaction");
      assertThat(connection.isClosed()).isTrue();
    }
    assertThat(offsets.load(topic)).containsEntry(0, 0L);
  }

  /**
   * What is read together with the fence: rows are due, and there is another statement's answer.
   */
  @Test
  void aReadThatGetsAnotherStatementsAnswerEndsTheConnection() throws SQLException {
    offsets.ensure(topic, 1);
    RoundTrip reads =
        new RoundTrip()
            .read("SET LOCAL work_mem = '4MB'", (connection, statement, first) -> first, row -> {});
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> offsets.advance(connection, topic, batches(0, 0, 5), false, reads))
          .isInstanceOf(UntrustedConnectionException.class);
      assertThat(connection.isClosed()).isTrue();
    }
    assertThat(offsets.load(topic)).containsEntry(0, 0L);
  }

  /** The driver believes to be in a transaction, and the server is in none. */
  @Test
  void anOffsetMovesOnlyInTheTransactionThatWasBegun() throws SQLException {
    offsets.ensure(topic, 1);
    try (Connection connection = dataSource.getConnection()) {
      Connection lying =
          (Connection)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, method, arguments) ->
                      method.getName().equals("getAutoCommit")
                          ? false
                          : method.invoke(connection, arguments));
      assertThatThrownBy(
              () -> offsets.advance(lying, topic, batches(0, 0, 5), false, new RoundTrip()))
          .isInstanceOf(UntrustedConnectionException.class)
          .hasMessageContaining("not the one that was begun");
    }
    assertThat(offsets.load(topic)).containsEntry(0, 0L);
  }

  @RepeatedTest(5)
  void onAConnectionThatIsOutOfStepABatchFailsAndNothingMoves() throws SQLException {
    offsets.ensure(topic, 1);
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .call(() -> {
                  try (Connection connection = dataSource.getConnection()) {
                    CopyOut copy =
                        connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("COPY (SELECT generate_series(1, 300000)) TO STDOUT");
                    copy.readFromCopy();
                    copy.cancelCopy();
                    return offsets.advance(
                        connection, topic, batches(0, 0, 5), false, new RoundTrip());
                  }
                }))
        .hasStackTraceContaining("Exception");
    for (int i = 0; i < 20; i++) {
      assertThat(offsets.load(topic)).containsEntry(0, 0L);
    }
  }

  @Test
  void anOffsetMovesOnceAndFromWhereItIsExpected() {
    assertThatCode(() -> offsets.ensure(topic, 1)).doesNotThrowAnyException();
    assertThat(advance(0, 5)).isTrue();
    assertThat(advance(0, 6)).isFalse();
    assertThat(advance(5, 6)).isTrue();
  }

  @Test
  void theOffsetsOfARoundMoveTogetherOrNotAtAll() throws SQLException {
    offsets.ensure(topic, 3);
    assertThat(advance(batch(2, 0, 7), batch(0, 0, 5))).isTrue();
    assertThat(advance(batch(0, 5, 6), batch(1, 3, 4), batch(2, 7, 8))).isFalse();
    assertThat(offsets.load(topic)).isEqualTo(Map.of(0, 5L, 1, 0L, 2, 7L));
  }

  private boolean advance(long expected, long next) {
    return advance(batch(0, expected, next));
  }

  /** As intake does: what is not true of all is rolled back. */
  private boolean advance(PartitionBatch... batches) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> {
            try (Connection connection = dataSource.getConnection()) {
              if (!offsets.advance(connection, topic, List.of(batches), false, new RoundTrip())) {
                throw new FencedException(List.of(batches));
              }
              return true;
            }
          });
    } catch (FencedException e) {
      return false;
    }
  }

  private static List<PartitionBatch> batches(int partition, long from, long next) {
    return List.of(batch(partition, from, next));
  }

  private static PartitionBatch batch(int partition, long from, long next) {
    return new PartitionBatch(
        partition,
        from,
        List.of(new ConsumerRecord<>("topic", partition, next - 1, new byte[0], new byte[0])));
  }
}
