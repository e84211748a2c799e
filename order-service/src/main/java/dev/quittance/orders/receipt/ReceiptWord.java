package dev.quittance.orders.receipt;

import java.util.Locale;

/** What is printed on each receipt. */
enum ReceiptWord {
  TITLE("Payment receipt", "付款收据"),
  NUMBER("Receipt for order", "收据对应订单"),
  AS_OF("State of %s", "截至 %s"),
  PAGE("Page", "页"),
  ORDER("Order", "订单"),
  STATUS("Status", "状态"),
  PLACED("Placed", "下单时间"),
  PAID("Paid", "付款时间"),
  BUYER("Buyer", "买家"),
  SUPPLIER("Supplier", "供应商"),
  SUPPLIER_ID("Supplier number", "供应商编号"),
  COUNTRY("Country", "国家或地区"),
  VERIFICATION("Verification", "认证"),
  NOT_REGISTERED("Not registered with us", "未在本平台登记"),
  NOT_VERIFIED("Not verified", "未认证"),
  VERIFIED("Verified on %s", "已于 %s 认证"),
  VALID_UNTIL("Verified on %s, documents valid until %s", "已于 %s 认证，证件有效期至 %s"),
  SUSPENDED("Suspended on %s", "已于 %s 暂停"),
  ACKNOWLEDGED("Accepted by the buyer", "买家已知悉"),
  ACKNOWLEDGED_UNVERIFIED("That the supplier was not verified, %s", "供应商未认证，%s"),
  ACKNOWLEDGED_EXPIRED("That the supplier's verification had expired, %s", "供应商认证已过期，%s"),
  GOODS("Goods", "商品"),
  SKU("SKU", "货号"),
  NAME("Description", "名称"),
  QUANTITY("Quantity", "数量"),
  UNIT_PRICE("Unit price", "单价"),
  AMOUNT("Amount", "金额"),
  SUBTOTAL("Goods", "商品小计"),
  SHIPPING("Shipping", "运费"),
  TOTAL("Total", "合计"),
  SURCHARGE("Surcharge for the way of paying", "支付方式附加费"),
  RATE("Exchange rate", "汇率"),
  CHARGED("Charged", "实际扣款"),
  REFUNDED("Refunded", "已退款"),
  GIVEN_BACK("Given back in disputes", "争议退回"),
  REMAINING("Remains paid", "实付余额"),
  PAYMENT("Payment", "付款"),
  PAYMENT_NUMBER("Payment number", "付款编号"),
  METHOD("Payment method", "付款方式"),
  GATEWAY("Paid through", "支付渠道"),
  REFERENCE("Reference", "渠道流水号"),
  BANK_ACCOUNT("Received on bank account", "收款银行账户"),
  NOT_RECORDED("Not recorded", "未记录"),
  ATTEMPTS("Attempts to pay", "付款尝试"),
  TIME("Time", "时间"),
  ATTEMPT("Attempt", "尝试编号"),
  RESULT("Result", "结果"),
  SUCCEEDED("Paid", "成功"),
  FAILED("Failed: %s", "失败：%s"),
  REFUNDS("Refunds", "退款"),
  REFUND("Refund", "退款编号"),
  ARRIVED("Paid back", "已退回"),
  CAME_BACK("Did not arrive, %s", "未到账，%s"),
  DISPUTES("Disputes at the bank or wallet", "银行或钱包争议"),
  DISPUTE("Dispute", "争议编号"),
  REASON("Reason", "原因"),
  OPEN("Open", "处理中"),
  WON("Payment stands since %s", "付款有效，%s"),
  LOST("Given to the buyer on %s", "已退给买家，%s"),
  COMPLAINTS("Complaints", "投诉"),
  COMPLAINT("Complaint", "投诉编号"),
  CLAIMED("Claimed", "要求退款"),
  GRANTED("Granted on %s", "已同意，%s"),
  REJECTED("Rejected on %s", "已驳回，%s"),
  REFUND_FAILED("Granted, refund failed on %s", "已同意，退款失败，%s"),
  LOG("Place in the log", "日志位置"),
  LOG_TOPIC("Log", "日志"),
  EVENT("Event", "事件"),
  EVENT_ID("Event number", "事件编号"),
  PLACE("Partition:offset", "分区:偏移"),
  NOT_YET("Not known", "未知"),
  DIGEST("SHA-256 of the places", "位置摘要 (SHA-256)"),
  HOW_TO_CHECK(
      "An auditor checks these places against the ledger with: quittance check-receipt. The"
          + " ledger's answer names the head of the hash chain at each of them.",
      "审计人员可用 quittance check-receipt 将上述位置与账本核对；账本的答复给出每个位置的哈希链头。"),
  UNPRINTABLE(
      "A square stands for a character that this document's font does not have. The receipt as"
          + " JSON has it.",
      "方框代表本文件字体所缺的字符，JSON 格式的收据中有原字符。"),
  STATUS_PAID("Paid", "已付款"),
  STATUS_PARTIALLY_REFUNDED("Partially refunded", "部分退款"),
  STATUS_REFUNDED("Refunded", "已全额退款"),
  STATUS_CANCELLED("Cancelled", "已取消"),
  STATUS_DISPUTED("Disputed", "争议中"),
  STATUS_OTHER("Paid before", "曾付款");

  private final String english;
  private final String chinese;

  ReceiptWord(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** In Chinese if the locale's language is Chinese, else in English. */
  String in(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
  }
}
