package dev.quittance.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.orders.cart.CartDecision.Accepted;
import dev.quittance.orders.cart.CartDecision.Merged;
import dev.quittance.orders.cart.CartDecision.NoSuchItem;
import dev.quittance.orders.cart.CartDecision.NotOpen;
import dev.quittance.orders.cart.CartDecision.TooManyLines;
import dev.quittance.orders.cart.CartDecision.TooManyPieces;
import dev.quittance.orders.cart.CartDecision.Unchanged;
import dev.quittance.orders.shipping.Destination;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartDeciderTest {

  /** 3 lines, 100 pieces. */
  private static final CartLimits LIMITS = new CartLimits(3, 100, 500);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # before      | command | after
          ''            | tea 5   | tea 5
          tea 5         | tea 7   | tea 7
          tea 5         | tea 5   | unchanged
          tea 5 cup 1   | tea 9   | tea 9 cup 1
          tea 5         | cup 100 | tea 5 cup 100
          tea 5         | cup 101 | at most 100 pieces
          a 1 b 1 c 1   | d 1     | at most 3 lines
          a 1 b 1 c 1   | c 2     | a 1 b 1 c 2
          tea 5 cup 1   | tea -   | cup 1
          tea 5         | cup -   | no such item
          """,
      delimiter = '|')
  void itemsAreAddedChangedAndRemoved(String before, String command, String after) {
    Cart cart = cart("a", before);
    CartDecision decision = CartDecider.decide(cart, command(command), LIMITS);
    assertThat(told(decision)).isEqualTo(after);
    if (decision instanceof Accepted(Cart changed)) {
      assertThat(changed.version()).isEqualTo(cart.version() + 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # into        | from          | after
          ''            | tea 5         | tea 5
          tea 5         | ''            | tea 5
          tea 5         | tea 3         | tea 5
          tea 5         | tea 8         | tea 8
          tea 5 cup 1   | pot 2 cup 4   | tea 5 cup 4 pot 2
          a 1 b 1       | c 1 d 1       | at most 3 lines
          """,
      delimiter = '|')
  void ofAProductInBothCartsTheLargerQuantityCounts(String into, String from, String after) {
    assertThat(told(CartDecider.merge(cart("a", into), cart("b", from), LIMITS))).isEqualTo(after);
  }

  @Test
  void aMergeTakesADestinationOverWhereThereIsNoneAndIsDoneOnce() {
    Destination china = new Destination("CN", "CN-ZJ");
    Cart from = cart("b", "tea 1").deliveredTo(china);
    Merged merged = (Merged) CartDecider.merge(cart("a", "tea 5"), from, LIMITS);
    assertThat(merged.survivor().destination()).isEqualTo(china);
    assertThat(merged.closed().status()).isEqualTo(CartStatus.MERGED);
    assertThat(merged.closed().mergedInto()).isEqualTo(merged.survivor().id());
    assertThat(CartDecider.merge(merged.survivor(), merged.closed(), LIMITS))
        .isEqualTo(new Unchanged());
    assertThat(CartDecider.merge(merged.survivor().checkedOut(), merged.closed(), LIMITS))
        .isEqualTo(new Unchanged());
    assertThat(CartDecider.merge(cart("c", "tea 5"), merged.closed(), LIMITS))
        .isEqualTo(new NotOpen(merged.closed().id(), merged.survivor().id()));
    Cart home = cart("c", "").deliveredTo(new Destination("DE", null));
    assertThat(((Merged) CartDecider.merge(home, from, LIMITS)).survivor().destination())
        .isEqualTo(home.destination());
  }

  @Test
  void aCartThatIsNotOpenIsNotChanged() {
    Cart done = cart("a", "tea 5").checkedOut();
    Cart gone = cart("b", "tea 5").mergedInto(done.id());
    for (CartCommand command :
        List.of(
            command("tea 9"),
            command("tea -"),
            new CartCommand.Deliver(new Destination("CN", null), true))) {
      assertThat(CartDecider.decide(done, command, LIMITS)).isEqualTo(new NotOpen(done.id(), null));
      assertThat(CartDecider.decide(gone, command, LIMITS))
          .isEqualTo(new NotOpen(gone.id(), done.id()));
    }
    assertThat(CartDecider.merge(done, cart("c", ""), LIMITS))
        .isEqualTo(new NotOpen(done.id(), null));
    assertThat(CartDecider.merge(cart("c", ""), done, LIMITS))
        .isEqualTo(new NotOpen(done.id(), null));
  }

  @Test
  void aCopyBeginsAnewWithTheSameLines() {
    Cart done = cart("a", "tea 5").deliveredTo(new Destination("CN", null)).checkedOut();
    Cart copy = Cart.copied("crt_copy", done);
    assertThat(copy.version()).isEqualTo(1);
    assertThat(copy.isOpen()).isTrue();
    assertThat(copy.lines()).isEqualTo(done.lines());
    assertThat(copy.destination()).isEqualTo(done.destination());
  }

  @Test
  void theSameDestinationChangesNothingUnlessItsAddressDoes() {
    Destination china = new Destination("CN", null);
    Cart cart = cart("a", "").deliveredTo(china);
    assertThat(CartDecider.decide(cart, new CartCommand.Deliver(china, true), LIMITS))
        .isEqualTo(new Unchanged());
    assertThat(CartDecider.decide(cart, new CartCommand.Deliver(china, false), LIMITS))
        .isInstanceOf(Accepted.class);
  }

  private static CartCommand command(String text) {
    String[] word = text.split(" ");
    return word[1].equals("-")
        ? new CartCommand.RemoveItem(word[0])
        : new CartCommand.SetItem(new CartLine(word[0], Long.parseLong(word[1])));
  }

  private static Cart cart(String name, @Nullable String lines) {
    Cart cart = Cart.opened("crt_" + name, "alice");
    if (lines == null || lines.isEmpty()) {
      return cart;
    }
    for (String line : lines.split("(?<=[0-9]) ")) {
      CartCommand command = command(line);
      cart = cart.with(((CartCommand.SetItem) command).line());
    }
    return cart;
  }

  private static String told(CartDecision decision) {
    return switch (decision) {
      case Accepted(Cart cart) -> lines(cart);
      case Merged(Cart survivor, _) -> lines(survivor);
      case Unchanged() -> "unchanged";
      case NoSuchItem() -> "no such item";
      case TooManyLines(int most) -> "at most " + most + " lines";
      case TooManyPieces(long most) -> "at most " + most + " pieces";
      case NotOpen _ -> "not open";
    };
  }

  private static String lines(Cart cart) {
    return cart.lines().stream()
        .map(line -> line.productId() + " " + line.quantity())
        .collect(Collectors.joining(" "));
  }
}
