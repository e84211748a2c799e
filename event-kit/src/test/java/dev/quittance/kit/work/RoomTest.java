package dev.quittance.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomTest {

  @Test
  void aLaneHasItsOwnLimitAndThatOfAll() {
    Room room = new Room(3, 2, Map.of("busy", 1, "full", 2));
    assertThat(room.left("new")).isEqualTo(2);
    assertThat(room.left("busy")).isEqualTo(1);
    assertThat(room.left("full")).isZero();
    assertThat(room.take("full")).isFalse();

    assertThat(room.take("new")).isTrue();
    assertThat(room.take("new")).isTrue();
    assertThat(room.take("new")).isFalse();
    assertThat(room.underWay("new")).isEqualTo(2);
    assertThat(room.take("busy")).isTrue();
    assertThat(room.left()).isZero();
    assertThat(room.take("another")).isFalse();
  }

  @Test
  void moreUnderWayThanAllowedIsNoRoom() {
    Room room = new Room(-1, 2, Map.of("busy", 5));
    assertThat(room.left()).isZero();
    assertThat(room.left("busy")).isZero();
    assertThat(new Room(4, 2, Map.of("busy", 5)).left("busy")).isZero();
  }
}
