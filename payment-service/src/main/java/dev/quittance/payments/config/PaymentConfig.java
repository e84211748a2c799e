package dev.quittance.payments.config;

import dev.quittance.kit.group.GroupConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The limits of this service, under {@code quittance.payment.*}. */
@ConfigMapping(prefix = "quittance.payment")
public interface PaymentConfig {

  /** The platform's share of every payment in hundredths of a percent; orders keep theirs. */
  @WithDefault("60")
  int platformFeeBasisPoints();

  /** An attempt that waits for its buyer longer than this is cancelled. */
  @WithDefault("15m")
  Duration challengeDeadline();

  /** A gateway that has not answered within this has not answered. */
  @WithDefault("10s")
  Duration gatewayTimeLimit();

  /** Asked where no gateway accepts the payment method: it declines in its own words. */
  @WithDefault("${quittance.payment.sandbox.name:sandbox}")
  String fallbackGateway();

  /** Where the platform is, ISO 3166-1 alpha-2: cards of other countries are foreign. */
  @WithDefault("CN")
  String homeCountry();

  Secrets secrets();

  SecondFactor secondFactor();

  Operations operations();

  /** How refunds are stored that are requested at the same time. */
  GroupConfig refunding();

  RefundWatch refundWatch();

  Quotes quotes();

  Terms terms();

  Sandbox sandbox();

  /**
   * What numbers are fingerprinted and encrypted with: 32 random bytes. Whoever loses them loses
   * the bank accounts' numbers, and no longer knows a card that is linked twice.
   */
  interface Secrets {

    /** The key in Base64, for those who have their secrets in the environment. */
    Optional<String> key();

    /** A file with it, made at the first start. All replicas need the same one. */
    @WithDefault("data/payment-service.key")
    Path keyFile();
  }

  /** What buyers are charged in other currencies and by international cards. */
  interface Quotes {

    /** How long a quote holds. */
    @WithDefault("15m")
    Duration validity();

    /** What an international card costs on top. */
    Surcharge internationalCard();
  }

  /** How other services are told what payments to come cost. */
  interface Terms {

    /** All is told again after this, also if nothing has changed. */
    @WithDefault("10m")
    Duration every();

    /** How often it is looked whether a rate was set. */
    @WithDefault("500ms")
    Duration pollInterval();

    /**
     * Rates are told this far ahead. Who has heard nothing for as long no longer says what payments
     * cost.
     */
    @WithDefault("24h")
    Duration knownFor();
  }

  /** What is charged on top of an amount. */
  interface Surcharge {

    /** A part of the amount, in hundredths of a percent. */
    @WithDefault("150")
    int basisPoints();

    /** Minor units on top, by the amount's currency; none for a currency that is not named. */
    Map<String, Long> fixed();
  }

  /** How long a refund that succeeded is asked about, because its gateway may still fail it. */
  interface RefundWatch {

    /** The first pause; later ones are as long as the refund is old. */
    @WithDefault("1h")
    Duration first();

    /** After this its success is final. Zero: at once, and only a notification is heard. */
    @WithDefault("30d")
    Duration whole();
  }

  Notifications notifications();

  Calls calls();

  /** What keeps one gateway's trouble away from the others. */
  interface Calls {

    /**
     * Operations of one gateway that are being asked about at the same time, and calls to it, in
     * this process; more wait in the database. 200 payments a second of 200 ms, of which 5 % have
     * no answer in 10 s, are 138.
     */
    @WithDefault("192")
    int concurrency();

    /** How often an inquiry without an answer is repeated at once, within the time limit. */
    @WithDefault("2")
    int inquiryRetries();

    @WithDefault("100ms")
    Duration inquiryPause();

    Circuit circuit();
  }

  /** When a gateway is left alone. */
  interface Circuit {

    /** Of how many calls, the last ones, the failures are counted. */
    @WithDefault("40")
    int calls();

    /** The share of them without an answer, 0 to 1, at which the gateway is left alone. */
    @WithDefault("0.5")
    double failureRatio();

    /** For how long it is left alone before one call tries whether it is back. */
    @WithDefault("5s")
    Duration pause();
  }

  /** How what gateways tell unasked is kept. */
  interface Notifications {

    /** How long one waits for an operation that is not known here. */
    @WithDefault("24h")
    Duration waitsFor();

    /** How often it is looked whether one that waits can be applied. */
    @WithDefault("1s")
    Duration pollInterval();

    /**
     * What arrives within this after others is stored with what else does, in one transaction. A
     * lone one is stored at once.
     */
    @WithDefault("20ms")
    Duration groupInterval();

    /** How many wait to be stored, in this process; the gateway sends what is refused again. */
    @WithDefault("4096")
    int waiting();

    /** How long one about an operation whose gateway is being asked lets the answer come first. */
    @WithDefault("50ms")
    Duration givesWayFor();
  }

  /**
   * Which payments by an instrument their buyer approves by a one-time code, before the gateway is
   * asked. He has {@link #challengeDeadline()} to do so.
   */
  interface SecondFactor {

    /**
     * Amounts by currency, in major units such as {@code 5000.00}, above which he does; {@code
     * always} or {@code never}. {@code other} is for currencies that are not named.
     */
    Map<String, String> above();

    /** Whether a foreign card's. */
    @WithDefault("true")
    boolean foreignCard();

    /** Whether an instrument's first. */
    @WithDefault("true")
    boolean newInstrument();

    /** Whether the first to a supplier. */
    @WithDefault("true")
    boolean newSupplier();

    /** Wrong codes in a row that lock the second factor. */
    @WithDefault("5")
    int wrongCodes();

    @WithDefault("15m")
    Duration lockedFor();
  }

  /** How gateways are asked. */
  interface Operations {

    /**
     * Operations that are being asked about at the same time, in this process. More than one
     * gateway may take, so that there is room for the others.
     */
    @WithDefault("512")
    int concurrency();

    /** The most outcomes that are stored in one transaction. */
    @WithDefault("256")
    int settleBatch();

    /** The net under wake-ups: how long a due operation can wait if its wake-up was missed. */
    @WithDefault("500ms")
    Duration pollInterval();

    /**
     * After this an operation whose worker has stored nothing is inquired about by another. Longer
     * than the gateway's time limit, or gateways are asked twice (which harms nobody).
     */
    @WithDefault("60s")
    Duration lease();

    /**
     * An attempt whose gateway could not be asked for this long fails: the circuit is open, or too
     * many calls run. A refund is tried until it can.
     */
    @WithDefault("15m")
    Duration heldBackFor();

    /** Pause before a gateway is asked again; doubles up to {@link #maxPause()}. */
    @WithDefault("1s")
    Duration minPause();

    @WithDefault("5m")
    Duration maxPause();

    /** Readiness fails while an operation is without a definite answer for longer than this. */
    @WithDefault("5m")
    Duration unresolvedAfter();

    /** Liveness fails when the loop has not completed an iteration for this long. */
    @WithDefault("2m")
    Duration stuckAfter();
  }

  /** The gateway in this process, for tests and benchmarks. */
  interface Sandbox {

    /** Whether it authorizes payments that no other gateway accepts: for tests alone. */
    @WithDefault("false")
    boolean enabled();

    /** Its name in events and ledger accounts. What was begun under another name keeps that. */
    @WithDefault("sandbox")
    String name();

    /** Names that it had before; it finishes what was begun under them. */
    @WithDefault("stripe")
    Optional<Set<String>> formerNames();

    /**
     * How long after its order a payment that needs a second factor has it. Absent: never, and the
     * attempt is cancelled at the deadline.
     */
    Optional<Duration> secondFactorAfter();
  }
}
