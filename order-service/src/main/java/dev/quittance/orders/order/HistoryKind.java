package dev.quittance.orders.order;

/** What happened to an order. */
public enum HistoryKind {
  ORDER_PLACED(MoneyMeaning.OWED),
  PAYMENT_RETRY_REQUESTED(MoneyMeaning.OWED),
  PAYMENT_ACTION_REQUIRED(MoneyMeaning.NOTHING_MOVED),
  PAYMENT_AUTHORIZED(MoneyMeaning.PAID),
  PAYMENT_FAILED(MoneyMeaning.NOTHING_MOVED),
  REFUNDED(MoneyMeaning.PAID_BACK),
  REFUND_FAILED(MoneyMeaning.CAME_BACK),
  DISPUTE_OPENED(MoneyMeaning.WITHHELD),
  DISPUTE_WON(MoneyMeaning.RELEASED),
  DISPUTE_LOST(MoneyMeaning.PAID_BACK_BY_GATEWAY),
  ORDER_CANCELLED(MoneyMeaning.NOT_OWED),
  BUYER_DISPUTE_OPENED(MoneyMeaning.NOTHING_MOVED),
  BUYER_DISPUTE_GRANTED(MoneyMeaning.PROMISED),
  BUYER_DISPUTE_REJECTED(MoneyMeaning.NOTHING_MOVED),
  BUYER_DISPUTE_REFUND_FAILED(MoneyMeaning.NOT_PAID_BACK);

  private final MoneyMeaning meaning;

  HistoryKind(MoneyMeaning meaning) {
    this.meaning = meaning;
  }

  /** What it meant for the money. */
  public MoneyMeaning meaning() {
    return meaning;
  }
}
