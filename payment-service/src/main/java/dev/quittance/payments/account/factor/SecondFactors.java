package dev.quittance.payments.account.factor;

import dev.quittance.payments.account.SecondFactor;
import dev.quittance.payments.account.SecondFactor.Judged;
import dev.quittance.payments.account.SecondFactor.Lock;
import dev.quittance.payments.account.SecondFactor.Verdict;
import dev.quittance.payments.account.secret.AccountSecrets;
import dev.quittance.payments.account.store.SecondFactorStore;
import dev.quittance.payments.account.store.SecondFactorStore.StoredFactor;
import dev.quittance.payments.config.PaymentConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enrols second factors and judges their codes, within the caller's transaction. */
@ApplicationScoped
public class SecondFactors {

  private static final String ISSUER = "Quittance";
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_LETTERS = 16;
  private static final int GROUP = 4;

  /** Without those that look like others: 32 of them, 5 bits each. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private final SecondFactorStore store;
  private final AccountSecrets secrets;
  private final Clock clock;
  private final Lock lock;
  private final SecureRandom random = new SecureRandom();

  SecondFactors(
      SecondFactorStore store, AccountSecrets secrets, Clock clock, PaymentConfig config) {
    this.store = store;
    this.secrets = secrets;
    this.clock = clock;
    this.lock = new Lock(config.secondFactor().wrongCodes(), config.secondFactor().lockedFor());
  }

  /**
   * What an authenticator app is given; it is shown once.
   *
   * @param secret in Base32, to be typed
   * @param uri {@code otpauth://...}
   * @param qrCode the URI as an SVG
   */
  public record Enrolment(String secret, String uri, String qrCode) {}

  /**
   * How it stands.
   *
   * @param factor null if there is none
   */
  public record Standing(@Nullable SecondFactor factor, boolean locked, int recoveryCodes) {}

  /**
   * What was made of a code.
   *
   * @param method by which it was right
   * @param lockedUntil if codes are not accepted now
   */
  public record Answer(Verdict verdict, String method, @Nullable Instant lockedUntil) {}

  public Standing standing(String accountId) {
    SecondFactor factor = store.lock(accountId).map(StoredFactor::factor).orElse(null);
    return new Standing(
        factor,
        factor != null && factor.isLocked(clock.instant()),
        store.countRecoveryCodes(accountId));
  }

  /** A new secret in place of the one that there may be. It approves nothing until confirmed. */
  public Enrolment enrol(String accountId, String buyerId) {
    byte[] secret = Totp.newSecret(random);
    store.replace(accountId, secrets.seal(accountId, secret), now());
    String uri = Totp.uri(ISSUER, buyerId, secret);
    return new Enrolment(Totp.base32(secret), uri, QrCode.svg(uri));
  }

  /**
   * Judges a code and counts it. The transaction is to be committed whatever the verdict, or wrong
   * codes are not counted.
   *
   * @param code a one-time code, or a recovery code
   * @return empty if the account has no factor
   */
  public Optional<Answer> judge(String accountId, String code) {
    return store
        .lock(accountId)
        .map(stored -> {
          Instant now = now();
          String plain = code.replace(" ", "").replace("-", "").toLowerCase(Locale.ROOT);
          boolean recovery = plain.length() == RECOVERY_LETTERS && stored.factor().isConfirmed();
          Judged judged =
              recovery
                  ? recovery(accountId, stored.factor(), plain, now)
                  : stored
                      .factor()
                      .judge(
                          Totp.stepOf(secrets.open(accountId, stored.sealedSecret()), plain, now),
                          now,
                          lock);
          store.save(accountId, judged.after());
          return new Answer(
              judged.verdict(),
              recovery ? "recovery_code" : "one_time_code",
              judged.after().lockedUntil());
        });
  }

  private Judged recovery(String accountId, SecondFactor factor, String plain, Instant now) {
    boolean known =
        !factor.isLocked(now) && store.useRecoveryCode(accountId, tag(accountId, plain));
    return factor.judgeRecovery(known, now, lock);
  }

  /** New recovery codes, in plain text for the only time. */
  public List<String> newRecoveryCodes(String accountId) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      StringBuilder code = new StringBuilder();
      for (int j = 0; j < RECOVERY_LETTERS; j++) {
        code.append(j > 0 && j % GROUP == 0 ? "-" : "");
        code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      codes.add(code.toString());
    }
    store.addRecoveryCodes(
        accountId, codes.stream().map(code -> tag(accountId, code.replace("-", ""))).toList());
    return codes;
  }

  /** Removes it; whether there was one. */
  public boolean reset(String accountId) {
    return store.remove(accountId);
  }

  private String tag(String accountId, String plain) {
    return secrets.fingerprint("recovery " + accountId, plain.toCharArray());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
