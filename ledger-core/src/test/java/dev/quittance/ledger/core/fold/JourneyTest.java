package dev.quittance.ledger.core.fold;

import static dev.quittance.ledger.core.sample.Sample.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.core.sample.Table;
import dev.quittance.ledger.core.sample.Table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole lives of an order: {@code fold/journeys.txt}. */
class JourneyTest {

  static Stream<Named<List<Row>>> journeys() {
    Map<String, List<Row>> journeys = new LinkedHashMap<>();
    String name = "";
    for (Row row : Table.read("/fold/journeys.txt")) {
      name = row.text("journey").isEmpty() ? name : row.text("journey");
      journeys.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
    }
    return journeys.entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void anOrderGoesItsWay(List<Row> journey) {
    Transaction transaction = null;
    for (int i = 0; i < journey.size(); i++) {
      Row row = journey.get(i);
      Position here = Position.of(3, i);
      Outcome outcome = Fold.apply(transaction, envelope(i, FoldRows.event(row)), here);
      assertThat(FoldRows.outcome(outcome)).as("%s", row).isEqualTo(row.text("outcome"));
      if (outcome instanceof Outcome.Applied(Transaction after, var _)) {
        assertThat(after.last()).isEqualTo(here);
        transaction = after;
      }
      assertLeft(row, transaction);
    }
  }

  private static void assertLeft(Row row, @Nullable Transaction transaction) {
    assertThat(Objects.requireNonNull(transaction).pendingMinor())
        .as("%s", row)
        .isEqualTo(row.number("pending", 0));
    assertThat(transaction.refundableMinor()).as("%s", row).isEqualTo(row.number("refundable", 0));
  }
}
