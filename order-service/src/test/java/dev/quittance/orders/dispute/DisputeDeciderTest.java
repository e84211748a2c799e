package dev.quittance.orders.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeResolved.Outcome;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.orders.dispute.DisputeDecision.Accepted;
import dev.quittance.orders.dispute.DisputeDecision.Rejected;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may dispute what, and how it is resolved. */
class DisputeDeciderTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Money TOTAL = Money.of(1000, "CNY");
  private static final DisputeRules RULES = new DisputeRules(3, 2);

  @ParameterizedTest(name = "{0} {1} claiming {2} after {3}: {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # payment           | reason           | claimed  | disputes before                       | then
          AUTHORIZED          | WRONG_DEDUCTION  | -        | -                                     | accepted
          AUTHORIZED          | NOT_AS_DESCRIBED | 5 CNY    | -                                     | accepted
          AUTHORIZED          | NOT_RECEIVED     | 5000 CNY | -                                     | accepted
          PARTIALLY_REFUNDED  | DUPLICATE_CHARGE | -        | -                                     | accepted
          REFUNDED            | WRONG_DEDUCTION  | -        | -                                     | accepted
          PENDING             | WRONG_DEDUCTION  | -        | -                                     | accepted
          ACTION_REQUIRED     | WRONG_DEDUCTION  | -        | -                                     | accepted
          FAILED              | WRONG_DEDUCTION  | 5 CNY    | -                                     | accepted
          PENDING             | NOT_RECEIVED     | -        | -                                     | NOT_PAID
          FAILED              | NOT_AS_DESCRIBED | -        | -                                     | NOT_PAID
          FAILED              | DUPLICATE_CHARGE | -        | -                                     | NOT_PAID
          AUTHORIZED          | NOT_RECEIVED     | 5 JPY    | -                                     | CURRENCY_MISMATCH
          FAILED              | NOT_RECEIVED     | 5 JPY    | -                                     | CURRENCY_MISMATCH
          AUTHORIZED          | NOT_RECEIVED     | -        | open:not_received                     | OPEN_ALREADY
          AUTHORIZED          | NOT_RECEIVED     | -        | closed:not_received                   | accepted
          AUTHORIZED          | NOT_RECEIVED     | -        | open:wrong_deduction                  | accepted
          AUTHORIZED          | NOT_RECEIVED     | -        | gateway:not_received                  | accepted
          AUTHORIZED          | NOT_RECEIVED     | -        | closed:a closed:b                     | accepted
          AUTHORIZED          | NOT_RECEIVED     | -        | closed:a closed:b closed:c            | TOO_MANY
          AUTHORIZED          | NOT_RECEIVED     | -        | closed:a gateway:b gateway:c          | accepted
          AUTHORIZED          | NOT_RECEIVED     | -        | closed:a closed:b open:not_received   | OPEN_ALREADY
          """)
  void aBuyerDisputesWhatWasChargedOrDelivered(
      PaymentStatus payment,
      BuyerDisputeReason reason,
      @Nullable String claimed,
      @Nullable String before,
      String then) {
    var rejection =
        DisputeDecider.opening(
            order(payment, 0, 2), reason, money(claimed), disputes(before), RULES);

    assertThat(rejection.map(Enum::name).orElse("accepted")).isEqualTo(then);
  }

  @Test
  void anOrderKeepsRoomForWhatFollowsADispute() {
    int last = Limits.MAX_EVENTS_PER_ORDER - DisputeDecider.ROOM;
    BuyerDisputeReason reason = BuyerDisputeReason.NOT_RECEIVED;
    assertThat(
            DisputeDecider.opening(
                order(PaymentStatus.AUTHORIZED, 0, last), reason, null, List.of(), RULES))
        .isEmpty();
    assertThat(
            DisputeDecider.opening(
                order(PaymentStatus.AUTHORIZED, 0, last + 1), reason, null, List.of(), RULES))
        .contains(DisputeDecision.Rejection.TOO_MANY);
  }

  @ParameterizedTest(name = "{0}, {1} refundable, {2} disputes at gateways: {3} of {4} is {5}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # payment           | refundable | at gateways | outcome        | amount   | then
          AUTHORIZED          | 1000       | 0           | REFUND         | -        | 1000
          AUTHORIZED          | 600        | 0           | REFUND         | -        | 600
          AUTHORIZED          | 0          | 0           | REFUND         | -        | EXCEEDS_REFUNDABLE
          AUTHORIZED          | 1000       | 0           | REFUND         | 1000 CNY | AMOUNT_OUT_OF_PLACE
          AUTHORIZED          | 1000       | 0           | PARTIAL_REFUND | 1 CNY    | 1
          AUTHORIZED          | 1000       | 0           | PARTIAL_REFUND | 1000 CNY | 1000
          AUTHORIZED          | 1000       | 0           | PARTIAL_REFUND | 1001 CNY | EXCEEDS_REFUNDABLE
          AUTHORIZED          | 1000       | 0           | PARTIAL_REFUND | -        | AMOUNT_MISSING
          AUTHORIZED          | 1000       | 0           | PARTIAL_REFUND | 1 JPY    | CURRENCY_MISMATCH
          AUTHORIZED          | 1000       | 0           | REJECTION      | -        | nothing
          AUTHORIZED          | 1000       | 0           | REJECTION      | 1 CNY    | AMOUNT_OUT_OF_PLACE
          AUTHORIZED          | 1000       | 1           | REJECTION      | -        | nothing
          AUTHORIZED          | 1000       | 1           | REFUND         | -        | GATEWAY_DECIDES
          PARTIALLY_REFUNDED  | 400        | 0           | REFUND         | -        | 400
          FAILED              | 0          | 0           | REFUND         | -        | NOT_PAID
          PENDING             | 0          | 0           | PARTIAL_REFUND | 5 CNY    | NOT_PAID
          FAILED              | 0          | 0           | REJECTION      | -        | nothing
          """)
  void supportGivesBackWhatIsLeftOrNothing(
      PaymentStatus payment,
      long refundable,
      int atGateways,
      Outcome outcome,
      @Nullable String amount,
      String then) {
    assertThat(
            decided(
                DisputeDecider.resolution(
                    dispute("open:not_received"),
                    order(payment, atGateways, 3),
                    charges(refundable),
                    outcome,
                    money(amount))))
        .isEqualTo(then);
  }

  @ParameterizedTest
  @CsvSource({"closed:not_received, RESOLVED_ALREADY", "gateway:fraudulent, OF_GATEWAY"})
  void aDisputeThatIsDecidedOrAGatewaysTakesNoDecisionAndNoFile(String dispute, String then) {
    assertThat(
            decided(
                DisputeDecider.resolution(
                    dispute(dispute),
                    order(PaymentStatus.AUTHORIZED, 0, 3),
                    charges(1000),
                    Outcome.REJECTION,
                    null)))
        .isEqualTo(then);
    assertThat(DisputeDecider.evidence(dispute(dispute), 0, RULES).orElseThrow().name())
        .isEqualTo(then);
  }

  @Test
  void aDisputeTakesSoManyFiles() {
    Dispute open = dispute("open:not_received");
    assertThat(DisputeDecider.evidence(open, 1, RULES)).isEmpty();
    assertThat(DisputeDecider.evidence(open, 2, RULES))
        .contains(DisputeDecision.Rejection.TOO_MANY_FILES);
  }

  private static String decided(DisputeDecision decision) {
    return switch (decision) {
      case Accepted(var granted) ->
          granted == null ? "nothing" : String.valueOf(granted.amountMinor());
      case Rejected(var rejection) -> rejection.name();
    };
  }

  private static OrderState order(PaymentStatus payment, int atGateways, int revision) {
    return new OrderState(
        revision,
        payment,
        null,
        atGateways,
        0,
        1,
        TOTAL,
        Money.zero(TOTAL.currency()),
        null,
        null,
        NOON,
        NOON);
  }

  private static ChargedAmounts charges(long refundable) {
    Money nothing = Money.zero(TOTAL.currency());
    return new ChargedAmounts(
        TOTAL, TOTAL, nothing, null, nothing, nothing, nothing, Money.of(refundable, "CNY"));
  }

  private static List<Dispute> disputes(@Nullable String words) {
    List<Dispute> disputes = new ArrayList<>();
    if (words != null) {
      for (String word : words.split(" ", -1)) {
        disputes.add(dispute(word));
      }
    }
    return disputes;
  }

  private static Dispute dispute(String word) {
    String[] parts = word.split(":", -1);
    Dispute open =
        new Dispute(
            Ids.of(Ids.DISPUTE, new UUID(0, 1)),
            Ids.of(Ids.ORDER, new UUID(0, 1)),
            "buyer-1",
            parts[0].equals("gateway") ? DisputeSource.GATEWAY : DisputeSource.BUYER,
            parts[1],
            null,
            null,
            2,
            NOON,
            null,
            null);
    return parts[0].equals("closed")
        ? open.decided(new Dispute.Decision(DisputeOutcome.REJECTION, "sam", NOON), null)
        : open;
  }

  private static @Nullable Money money(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(" ", -1);
    return Money.of(Long.parseLong(parts[0]), Objects.requireNonNull(parts[1]));
  }
}
