package dev.quittance.ledger.core.fold;

import static dev.quittance.ledger.core.sample.Sample.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.sample.Table;
import dev.quittance.ledger.core.sample.Table.Row;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each event does in each state: {@code fold/events-in-states.txt}. */
class FoldTableTest {

  private static final Position HERE = Position.of(0, 77);

  static List<Row> rows() {
    return Table.read("/fold/events-in-states.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anEventDoesWhatTheTableSays(Row row) {
    Transaction before = FoldRows.state(row.text("state"));
    EventEnvelope event = envelope(9, FoldRows.event(row));
    if (row.text("outcome").equals("throws")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Fold.apply(before, event, HERE));
      return;
    }
    Outcome outcome = Fold.apply(before, event, HERE);
    assertThat(FoldRows.outcome(outcome)).isEqualTo(row.text("outcome"));
    assertThat(FoldRows.postings(outcome)).isEqualTo(row.text("postings"));
  }

  @Test
  void theTableHasEveryEventInEveryState() {
    Set<String> covered =
        rows().stream()
            .map(row -> row.text("state") + " x " + row.text("event"))
            .collect(Collectors.toSet());
    Set<String> all = new HashSet<>();
    for (String state : FoldRows.STATES) {
      for (EventType type : EventType.values()) {
        all.add(state + " x " + type.simpleName());
      }
    }
    assertThat(covered).isEqualTo(all);
    assertThat(FoldRows.STATES)
        .containsAll(Arrays.stream(TransactionStatus.values()).map(Enum::name).toList());
  }

  @Test
  void theTableHasEveryReasonThatOneOrderCanGive() {
    Set<String> outcomes =
        rows().stream().map(row -> row.text("outcome")).collect(Collectors.toSet());
    assertThat(outcomes)
        .containsAll(
            EnumSet.complementOf(
                    EnumSet.of(
                        RefusalCode.WRONG_PARTITION,
                        RefusalCode.NOT_A_CLOUD_EVENT,
                        RefusalCode.UNKNOWN_TYPE,
                        RefusalCode.BAD_PAYLOAD,
                        RefusalCode.KEY_MISMATCH,
                        RefusalCode.NOT_AUTHENTIC,
                        RefusalCode.PARKED_BEHIND,
                        RefusalCode.EVENT_ID_REUSED,
                        RefusalCode.TIME_IN_FUTURE,
                        RefusalCode.TOO_MANY_EVENTS))
                .stream()
                .map(Enum::name)
                .toList());
  }
}
