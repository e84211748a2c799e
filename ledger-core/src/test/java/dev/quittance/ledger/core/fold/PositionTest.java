package dev.quittance.ledger.core.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quittance.contract.Limits;
import dev.quittance.ledger.core.journal.JournalEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A position as one number: nothing is lost, and numbers are in the order of the log. */
class PositionTest {

  private static final Random RANDOM = new Random(20_261_123);

  @ParameterizedTest
  @CsvSource({
    "0,    0,            0,    0,  0",
    "0,    0,            0,    15, 15",
    "0,    0,            1,    0,  16",
    "0,    1,            0,    0,  16384",
    "1,    0,            0,    0,  9007199254740992",
    "1023, 549755813887, 1023, 15, 9223372036854775807",
  })
  void eachPartHasItsBits(int partition, long offset, int step, int line, long number) {
    Position position = new Position(partition, offset, step);
    assertThat(position.number(line)).isEqualTo(number);
    assertThat(Position.ofNumber(number)).isEqualTo(position);
    assertThat(Position.lineOf(number)).isEqualTo(line);
    assertThat(Position.partitionOf(number)).isEqualTo(partition);
    assertThat(Position.offsetOf(number)).isEqualTo(offset);
  }

  @Test
  void numbersAreInTheOrderOfTheLog() {
    List<Position> positions = Stream.generate(PositionTest::any).limit(10_000).toList();
    Comparator<Position> log =
        Comparator.comparingInt(Position::partition)
            .thenComparingLong(Position::offset)
            .thenComparingInt(Position::step);
    assertThat(positions.stream().sorted(Comparator.comparingLong(Position::number)))
        .isSortedAccordingTo(log);
    assertThat(positions)
        .allSatisfy(one -> assertThat(Position.ofNumber(one.number())).isEqualTo(one))
        .allSatisfy(one ->
            assertThat(one.number()).isLessThanOrEqualTo(Position.lastNumber(one.partition())));
  }

  @ParameterizedTest
  @CsvSource({
    "-1,   0,            0,    partition is 0 to 1023",
    "1024, 0,            0,    partition is 0 to 1023",
    "0,    -1,           0,    offset is 0 to 549755813887",
    "0,    549755813888, 0,    offset is 0 to 549755813887",
    "0,    0,            -1,   step is 0 to 1023",
    "0,    0,            1024, step is 0 to 1023",
  })
  void whatDoesNotFitIsRefusedNotCutOff(int partition, long offset, int step, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Position(partition, offset, step))
        .withMessageContaining(message);
  }

  @Test
  void thereIsRoomForWhatAnOrderAndAnEntryCanHave() {
    assertThat(Limits.MAX_EVENTS_PER_ORDER).isLessThanOrEqualTo(Position.MAX_STEP + 1);
    assertThat(JournalEntry.MAX_POSTINGS).isEqualTo(Position.MAX_LINE + 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Position.of(0, 0).number(JournalEntry.MAX_POSTINGS));
  }

  private static Position any() {
    return new Position(
        RANDOM.nextInt(4), RANDOM.nextLong(1L << RANDOM.nextInt(39)), RANDOM.nextInt(3));
  }
}
