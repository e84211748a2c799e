package dev.quittance.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LedgerTest
class GenerationsTest {

  @Inject Generations generations;
  @Inject AgroalDataSource dataSource;
  @Inject Ledger ledger;

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = dataSource.getConnection();
  }

  @AfterEach
  void nothingIsLeft() throws SQLException {
    generations.dropAbandoned(connection);
    connection.close();
  }

  @Test
  void theLiveOneCannotBeDropped() throws SQLException {
    GenerationTables live = generations.live(connection);
    generations.drop(connection, live);
    assertThat(state(live)).isEqualTo("LIVE");
    assertThat(tables(live)).isEqualTo("4");
  }

  @Test
  void oneThatWasDroppedLeavesItsRowSoItsNumberIsNotGivenOutAgain() throws SQLException {
    GenerationTables dropped = generations.begin(connection);
    generations.drop(connection, dropped);
    assertThat(state(dropped)).isEqualTo("DROPPED");
    assertThat(tables(dropped)).isEqualTo("0");
    assertThat(generations.begin(connection).number()).isGreaterThan(dropped.number());
  }

  @Test
  void oneThatWasDroppedCannotBecomeLive() throws SQLException {
    GenerationTables live = generations.live(connection);
    GenerationTables dropped = generations.begin(connection);
    generations.drop(connection, dropped);
    connection.setAutoCommit(false);
    assertThatThrownBy(() -> generations.makeLive(connection, dropped))
        .hasMessageContaining("was dropped meanwhile");
    connection.rollback();
    connection.setAutoCommit(true);
    assertThat(generations.live(connection)).isEqualTo(live);
  }

  @Test
  void oneWhoseDroppingBrokeOffGoesWithTheAbandoned() throws SQLException {
    GenerationTables half = generations.begin(connection);
    Sql.execute(
        connection,
        "UPDATE generation SET state = 'RETIRED', retired_at = now() WHERE number = "
            + half.number(),
        "DROP TABLE " + half.posting());
    generations.dropAbandoned(connection);
    assertThat(state(half)).isEqualTo("DROPPED");
    assertThat(tables(half)).isEqualTo("0");
  }

  private String state(GenerationTables tables) throws SQLException {
    return ledger.query("SELECT state FROM generation WHERE number = " + tables.number());
  }

  private String tables(GenerationTables tables) throws SQLException {
    return ledger.query(
        String.format(
            Locale.ROOT,
            "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname ~ '_g%d$'",
            tables.number()));
  }
}
