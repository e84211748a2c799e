package dev.quittance.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dispute is decided: the money came back, or it is lost. Published by payment-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param disputeId the dispute, {@code dsp_...}
 * @param gateway who withdrew the money
 * @param outcome {@code won}: the gateway gave the money back; {@code lost}: the buyer has it
 * @param borneBy whose loss it is, {@code supplier} or {@code platform}; present exactly if it is
 *     lost
 * @param amount as in DisputeOpened
 * @param feeReturned whether the gateway gave back its fee as well; absent if not
 * @param charged as in DisputeOpened
 * @param bankAccount as in DisputeOpened
 * @param surcharge as in DisputeOpened; of a lost dispute the platform gives it back, whoever bears
 *     the amount
 */
public record DisputeClosed(
    String orderId,
    String paymentId,
    String disputeId,
    String gateway,
    Outcome outcome,
    @Nullable Bearer borneBy,
    Money amount,
    @Nullable Boolean feeReturned,
    @Nullable Money charged,
    @Nullable String bankAccount,
    @Nullable Money surcharge)
    implements OrderEvent {

  /** How it was decided. */
  public enum Outcome {
    WON,
    LOST;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
      return wireName;
    }

    /** The outcome of that name, or empty. */
    public static Optional<Outcome> ofWireName(String name) {
      return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
    }
  }

  /** Who bears a loss. */
  public enum Bearer {
    SUPPLIER,
    PLATFORM;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
      return wireName;
    }

    /** The bearer of that name, or empty. */
    public static Optional<Bearer> ofWireName(String name) {
      return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
    }
  }

  public DisputeClosed {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.DISPUTE, disputeId);
    Require.name("gateway", gateway);
    if ((outcome == Outcome.LOST) != (borneBy != null)) {
      throw new IllegalArgumentException("borneBy must be there exactly if the dispute is lost");
    }
    Require.positive("amount", amount);
    Charged.require(charged, Charged.withSurcharge(amount, surcharge));
    Require.nameIfAny("bankAccount", bankAccount);
  }

  /** One in the order's currency, of no surcharge. */
  public DisputeClosed(
      String orderId,
      String paymentId,
      String disputeId,
      String gateway,
      Outcome outcome,
      @Nullable Bearer borneBy,
      Money amount,
      @Nullable Boolean feeReturned) {
    this(
        orderId,
        paymentId,
        disputeId,
        gateway,
        outcome,
        borneBy,
        amount,
        feeReturned,
        null,
        null,
        null);
  }

  /** The amount and what was withdrawn of the surcharge, in the amount's currency. */
  public Money withSurcharge() {
    return surcharge == null ? amount : amount.plus(surcharge);
  }

  /** What the gateway had withdrawn, in whatever currency, without its fee. */
  public Money withdrawn() {
    return charged == null ? withSurcharge() : charged;
  }
}
