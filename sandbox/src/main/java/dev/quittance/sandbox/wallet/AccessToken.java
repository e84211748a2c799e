package dev.quittance.sandbox.wallet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Buyers who have agreed to be charged without being asked, and what happens then. */
enum AccessToken {
  /** Pays at once. */
  APPROVED(ResultCode.SUCCESS),
  /** Pays, but the answer says only that it is being processed. */
  LATER(ResultCode.PAYMENT_IN_PROCESS),
  BALANCE(ResultCode.USER_BALANCE_NOT_ENOUGH),
  RISK(ResultCode.RISK_REJECT),
  LIMIT(ResultCode.USER_AMOUNT_EXCEED_LIMIT),
  FROZEN(ResultCode.USER_STATUS_ABNORMAL),
  /** Pays at once and disputes it a moment later. */
  DISPUTED(ResultCode.SUCCESS),
  /** Pays at once; refunds are being processed, and fail. */
  REFUND_FAILS(ResultCode.SUCCESS);

  private final ResultCode answer;

  AccessToken(ResultCode answer) {
    this.answer = answer;
  }

  ResultCode answer() {
    return answer;
  }

  static Optional<AccessToken> of(String token) {
    return Arrays.stream(values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(token))
        .findFirst();
  }
}
