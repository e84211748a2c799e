package dev.quittance.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.sandbox.faults.FaultKind.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultMenuTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FaultMenu menu = new FaultMenu();

  @Test
  void aFaultOfAKeyHappensAsOftenAsItIsSetAndInItsPlaceOnly() {
    menu.setKey(
        "card",
        "att_1",
        List.of(
            new FaultMenu.Keyed(FaultKind.DELAY, SECOND, 2),
            new FaultMenu.Keyed(FaultKind.NOTIFICATION_LOST, Duration.ZERO, 1)));
    assertThat(draw(Scope.CALL, "att_2")).isEqualTo(Draw.NONE);
    assertThat(draw(Scope.CALL, "att_1").time(FaultKind.DELAY)).isEqualTo(SECOND);
    assertThat(draw(Scope.CALL, "att_1").has(FaultKind.NOTIFICATION_LOST)).isFalse();
    assertThat(draw(Scope.CALL, "att_1")).isEqualTo(Draw.NONE);
    assertThat(draw(Scope.NOTIFICATION, "att_1").has(FaultKind.NOTIFICATION_LOST)).isTrue();
    assertThat(menu.all().values())
        .singleElement()
        .satisfies(settings -> assertThat(settings.keys()).isEmpty());
  }

  @Test
  void aRateIsKeptAndTheSameSeedDrawsTheSame() {
    menu.setRates("card", 7, List.of(new FaultMenu.Rate(FaultKind.HANG, 0.05, SECOND)));
    List<Boolean> first = hangs();
    assertThat(first.stream().filter(hang -> hang).count()).isBetween(30L, 70L);
    menu.setRates("card", 7, List.of(new FaultMenu.Rate(FaultKind.HANG, 0.05, SECOND)));
    assertThat(hangs()).isEqualTo(first);
  }

  @Test
  void nothingGoesWrongOnceTheMenuIsCleared() {
    menu.setRates("card", 7, List.of(new FaultMenu.Rate(FaultKind.HANG, 1, SECOND)));
    menu.clear();
    assertThat(draw(Scope.CALL, "att_1")).isEqualTo(Draw.NONE);
  }

  private List<Boolean> hangs() {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> draw(Scope.CALL, "att_" + i).has(FaultKind.HANG))
        .toList();
  }

  private Draw draw(Scope scope, String key) {
    return menu.draw(scope, "card", List.of(key));
  }
}
