package dev.quittance.sandbox.wallet;

/** The wallet's answers, in its own words. */
enum ResultCode {
  SUCCESS('S', "success."),
  PAYMENT_IN_PROCESS('U', "The payment is being processed."),
  REFUND_IN_PROCESS('U', "The refund is being processed."),

  ACCESS_DENIED('F', "Access is denied."),
  INVALID_SIGNATURE('F', "The signature is invalid."),
  NO_INTERFACE_DEF('F', "API is not defined."),
  PARAM_ILLEGAL('F', "Illegal parameters exist."),
  REPEAT_REQ_INCONSISTENT('F', "Repeated requests are inconsistent."),
  METHOD_NOT_SUPPORTED('F', "The server does not implement the requested method."),

  INVALID_ACCESS_TOKEN('F', "The access token is invalid."),
  RISK_REJECT('F', "The request is rejected because of the risk control."),
  USER_AMOUNT_EXCEED_LIMIT('F', "The payment amount exceeds the user payment limit."),
  USER_BALANCE_NOT_ENOUGH('F', "The user balance is not enough to pay."),
  USER_CANCELED('F', "The user has canceled the payment."),
  USER_STATUS_ABNORMAL('F', "The user status is abnormal."),

  ORDER_IS_CANCELED('F', "The order is canceled."),
  ORDER_IS_CLOSED('F', "The order is closed."),
  ORDER_NOT_EXIST('F', "The order does not exist."),
  ORDER_STATUS_INVALID('F', "The order status is invalid."),
  REFUND_AMOUNT_EXCEED('F', "The refund amount exceeds the amount that can be refunded."),
  REFUND_FAILED('F', "The refund failed."),
  REFUND_NOT_EXIST('F', "The refund does not exist.");

  private final char status;
  private final String message;

  ResultCode(char status, String message) {
    this.status = status;
    this.message = message;
  }

  /** S, F or U. */
  String status() {
    return String.valueOf(status);
  }

  String message() {
    return message;
  }
}
