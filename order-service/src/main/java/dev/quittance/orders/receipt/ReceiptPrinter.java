package dev.quittance.orders.receipt;

import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import dev.quittance.contract.SpreadsheetText;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.receipt.Receipt.Complaint;
import dev.quittance.orders.receipt.Receipt.Dispute;
import dev.quittance.orders.receipt.Receipt.Refund;
import dev.quittance.orders.receipt.Receipt.Seller;
import dev.quittance.orders.receipt.Receipt.Sums;
import dev.quittance.orders.receipt.ReceiptPage.Fact;
import dev.quittance.orders.receipt.ReceiptPage.Section;
import dev.quittance.orders.receipt.ReceiptPage.Table;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a receipt into words of one language. */
public final class ReceiptPrinter {

  private static final String NOTHING = "\u2013";
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Receipt receipt;
  private final Locale locale;

  private ReceiptPrinter(Receipt receipt, Locale locale) {
    this.receipt = receipt;
    this.locale = locale;
  }

  /** In Chinese if the locale's language is Chinese, else in English. */
  public static ReceiptPage print(Receipt receipt, Locale locale) {
    return new ReceiptPrinter(receipt, locale).page();
  }

  private ReceiptPage page() {
    return new ReceiptPage(
        locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? "zh" : "en",
        word(ReceiptWord.TITLE),
        receipt.orderId(),
        sentence(ReceiptWord.AS_OF, time(receipt.asOf())),
        word(ReceiptWord.PAGE),
        facts(),
        lines(),
        totals(),
        sections(),
        word(ReceiptWord.HOW_TO_CHECK),
        word(ReceiptWord.UNPRINTABLE));
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact(ReceiptWord.ORDER, receipt.orderId()));
    facts.add(fact(ReceiptWord.STATUS, status()));
    facts.add(fact(ReceiptWord.PLACED, time(receipt.placedAt())));
    facts.add(fact(ReceiptWord.PAID, time(receipt.paidAt())));
    facts.add(fact(ReceiptWord.BUYER, receipt.buyerId()));
    Seller seller = receipt.seller();
    if (seller.name() != null) {
      facts.add(fact(ReceiptWord.SUPPLIER, names(seller.name(), seller.nameChinese())));
    }
    facts.add(
        fact(seller.isRegistered() ? ReceiptWord.SUPPLIER_ID : ReceiptWord.SUPPLIER, seller.id()));
    if (seller.country() != null) {
      facts.add(fact(ReceiptWord.COUNTRY, seller.country()));
    }
    facts.add(fact(ReceiptWord.VERIFICATION, verification(seller)));
    Acknowledgement accepted = receipt.acknowledgement();
    if (accepted != null) {
      facts.add(
          fact(
              ReceiptWord.ACKNOWLEDGED,
              sentence(
                  switch (accepted.status()) {
                    case UNVERIFIED -> ReceiptWord.ACKNOWLEDGED_UNVERIFIED;
                    case EXPIRED -> ReceiptWord.ACKNOWLEDGED_EXPIRED;
                  },
                  time(accepted.at()))));
    }
    return facts;
  }

  private String status() {
    return word(
        switch (receipt.status()) {
          case PAID -> ReceiptWord.STATUS_PAID;
          case PARTIALLY_REFUNDED -> ReceiptWord.STATUS_PARTIALLY_REFUNDED;
          case REFUNDED -> ReceiptWord.STATUS_REFUNDED;
          case CANCELLED -> ReceiptWord.STATUS_CANCELLED;
          case DISPUTED -> ReceiptWord.STATUS_DISPUTED;
          case PLACED, ACTION_REQUIRED, PAYMENT_FAILED -> ReceiptWord.STATUS_OTHER;
        });
  }

  private static String names(String name, @Nullable String nameChinese) {
    return nameChinese == null ? text(name) : text(name) + " / " + text(nameChinese);
  }

  private String verification(Seller seller) {
    if (!seller.isRegistered()) {
      return word(ReceiptWord.NOT_REGISTERED);
    }
    if (seller.suspendedAt() != null) {
      return sentence(ReceiptWord.SUSPENDED, time(seller.suspendedAt()));
    }
    if (seller.verifiedAt() == null) {
      return word(ReceiptWord.NOT_VERIFIED);
    }
    return seller.validUntil() == null
        ? sentence(ReceiptWord.VERIFIED, time(seller.verifiedAt()))
        : sentence(ReceiptWord.VALID_UNTIL, time(seller.verifiedAt()), time(seller.validUntil()));
  }

  private Table lines() {
    String currency = " (" + receipt.sums().total().currency().getCurrencyCode() + ")";
    return new TableMaker(word(ReceiptWord.GOODS))
        .code(word(ReceiptWord.SKU))
        .text(word(ReceiptWord.NAME))
        .number(word(ReceiptWord.QUANTITY))
        .number(word(ReceiptWord.UNIT_PRICE) + currency)
        .number(word(ReceiptWord.AMOUNT) + currency)
        .rows(receipt.lines().stream().map(ReceiptPrinter::line).toList());
  }

  private static List<String> line(OrderLine line) {
    return List.of(
        text(line.sku()),
        line.name() == null ? "" : text(line.name()),
        grouped(line.quantity()),
        digits(line.unitPrice()),
        digits(line.lineTotal()));
  }

  private List<Fact> totals() {
    Sums sums = receipt.sums();
    List<Fact> totals = new ArrayList<>();
    if (sums.shipping() != null) {
      totals.add(fact(ReceiptWord.SUBTOTAL, AmountText.grouped(sums.goods())));
      totals.add(fact(ReceiptWord.SHIPPING, AmountText.grouped(sums.shipping())));
    }
    totals.add(strong(ReceiptWord.TOTAL, AmountText.grouped(sums.total())));
    if (sums.surcharge() != null) {
      totals.add(fact(ReceiptWord.SURCHARGE, AmountText.grouped(sums.surcharge())));
    }
    if (sums.rate() != null && sums.charged() != null) {
      totals.add(fact(ReceiptWord.RATE, rate(sums.rate(), sums.total(), sums.charged())));
    }
    totals.add(
        strong(
            ReceiptWord.CHARGED,
            sums.charged() == null
                ? word(ReceiptWord.NOT_RECORDED)
                : AmountText.grouped(sums.charged())));
    boolean wentBack = sums.refunded().isPositive() || sums.givenBack().isPositive();
    if (sums.refunded().isPositive()) {
      totals.add(fact(ReceiptWord.REFUNDED, "\u2212" + AmountText.grouped(sums.refunded())));
    }
    if (sums.givenBack().isPositive()) {
      totals.add(fact(ReceiptWord.GIVEN_BACK, "\u2212" + AmountText.grouped(sums.givenBack())));
    }
    if (wentBack) {
      totals.add(strong(ReceiptWord.REMAINING, AmountText.grouped(sums.remaining())));
    }
    return totals;
  }

  private static String rate(String rate, Money total, Money charged) {
    return "1 %s = %s %s"
        .formatted(total.currency().getCurrencyCode(), rate, charged.currency().getCurrencyCode());
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(payment());
    if (!receipt.refunds().isEmpty()) {
      sections.add(new Section(word(ReceiptWord.REFUNDS), List.of(), List.of(refunds())));
    }
    if (!receipt.disputes().isEmpty()) {
      sections.add(new Section(word(ReceiptWord.DISPUTES), List.of(), List.of(disputes())));
    }
    if (!receipt.complaints().isEmpty()) {
      sections.add(new Section(word(ReceiptWord.COMPLAINTS), List.of(), List.of(complaints())));
    }
    sections.add(log());
    return sections;
  }

  private Section payment() {
    Receipt.Payment payment = receipt.payment();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact(ReceiptWord.PAYMENT_NUMBER, orNothing(payment.paymentId())));
    facts.add(fact(ReceiptWord.METHOD, payment.methodId()));
    facts.add(fact(ReceiptWord.GATEWAY, recorded(payment.gateway())));
    facts.add(fact(ReceiptWord.REFERENCE, recorded(payment.gatewayReference())));
    if (payment.bankAccount() != null) {
      facts.add(fact(ReceiptWord.BANK_ACCOUNT, payment.bankAccount()));
    }
    Table attempts =
        new TableMaker(word(ReceiptWord.ATTEMPTS))
            .text(word(ReceiptWord.TIME))
            .text(word(ReceiptWord.RESULT))
            .text(word(ReceiptWord.GATEWAY))
            .code(word(ReceiptWord.ATTEMPT))
            .rows(payment.attempts().stream().map(this::attempt).toList());
    return new Section(word(ReceiptWord.PAYMENT), facts, List.of(attempts));
  }

  private List<String> attempt(Receipt.Attempt attempt) {
    return List.of(
        time(attempt.decidedAt()),
        attempt.failureReason() == null
            ? word(ReceiptWord.SUCCEEDED)
            : sentence(ReceiptWord.FAILED, text(attempt.failureReason())),
        orNothing(attempt.gateway()),
        orNothing(attempt.id()));
  }

  private Table refunds() {
    return new TableMaker("")
        .text(word(ReceiptWord.TIME))
        .text(word(ReceiptWord.RESULT))
        .code(word(ReceiptWord.REFUND))
        .text(word(ReceiptWord.REFERENCE))
        .number(word(ReceiptWord.AMOUNT))
        .rows(receipt.refunds().stream().map(this::refund).toList());
  }

  private List<String> refund(Refund refund) {
    String amount = AmountText.grouped(refund.amount());
    return List.of(
        time(refund.refundedAt()),
        refund.cameBackAt() == null
            ? word(ReceiptWord.ARRIVED)
            : sentence(ReceiptWord.CAME_BACK, time(refund.cameBackAt())),
        orNothing(refund.id()),
        orNothing(refund.gatewayReference()),
        refund.paidBack() == null
            ? amount
            : amount + " (" + AmountText.grouped(refund.paidBack()) + ")");
  }

  private Table disputes() {
    return new TableMaker("")
        .text(word(ReceiptWord.TIME))
        .text(word(ReceiptWord.RESULT))
        .text(word(ReceiptWord.REASON))
        .code(word(ReceiptWord.DISPUTE))
        .text(word(ReceiptWord.REFERENCE))
        .number(word(ReceiptWord.AMOUNT))
        .rows(receipt.disputes().stream().map(this::dispute).toList());
  }

  private List<String> dispute(Dispute dispute) {
    return List.of(
        time(dispute.openedAt()),
        switch (dispute.outcome()) {
          case OPEN -> word(ReceiptWord.OPEN);
          case WON -> sentence(ReceiptWord.WON, orNothing(dispute.closedAt()));
          case LOST -> sentence(ReceiptWord.LOST, orNothing(dispute.closedAt()));
        },
        text(dispute.reason()),
        orNothing(dispute.id()),
        orNothing(dispute.gatewayReference()),
        AmountText.grouped(dispute.amount()));
  }

  private Table complaints() {
    return new TableMaker("")
        .text(word(ReceiptWord.TIME))
        .text(word(ReceiptWord.RESULT))
        .text(word(ReceiptWord.REASON))
        .code(word(ReceiptWord.COMPLAINT))
        .number(word(ReceiptWord.CLAIMED))
        .number(word(ReceiptWord.AMOUNT))
        .rows(receipt.complaints().stream().map(this::complaint).toList());
  }

  private List<String> complaint(Complaint complaint) {
    String decided = orNothing(complaint.decidedAt());
    return List.of(
        time(complaint.openedAt()),
        switch (complaint.outcome()) {
          case OPEN -> word(ReceiptWord.OPEN);
          case GRANTED -> sentence(ReceiptWord.GRANTED, decided);
          case REJECTED -> sentence(ReceiptWord.REJECTED, decided);
          case REFUND_FAILED -> sentence(ReceiptWord.REFUND_FAILED, decided);
        },
        text(complaint.reason()),
        complaint.id(),
        orNothing(complaint.claimed()),
        orNothing(complaint.granted()));
  }

  private Section log() {
    Table events =
        new TableMaker("")
            .text(word(ReceiptWord.TIME))
            .text(word(ReceiptWord.EVENT))
            .code(word(ReceiptWord.EVENT_ID))
            .number(word(ReceiptWord.PLACE))
            .rows(receipt.log().events().stream().map(this::event).toList());
    return new Section(
        word(ReceiptWord.LOG),
        List.of(
            fact(ReceiptWord.LOG_TOPIC, receipt.log().topic()),
            fact(ReceiptWord.DIGEST, receipt.log().digest())),
        List.of(events));
  }

  private List<String> event(LogPlaces.LoggedPlace event) {
    return List.of(
        time(event.occurredAt()),
        event.type(),
        event.eventId(),
        event.place() == null ? word(ReceiptWord.NOT_YET) : event.place().toString());
  }

  /** A page in a spreadsheet must not run what a supplier has called a product. */
  private static String text(String words) {
    return SpreadsheetText.of(words);
  }

  private static String orNothing(@Nullable String words) {
    return words == null ? NOTHING : text(words);
  }

  private String orNothing(@Nullable Instant time) {
    return time == null ? NOTHING : time(time);
  }

  private static String orNothing(@Nullable Money money) {
    return money == null ? NOTHING : AmountText.grouped(money);
  }

  private String recorded(@Nullable String words) {
    return words == null ? word(ReceiptWord.NOT_RECORDED) : text(words);
  }

  private static String digits(Money money) {
    String text = AmountText.grouped(money);
    return text.substring(0, text.lastIndexOf(' '));
  }

  private static String grouped(long quantity) {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(quantity);
  }

  private String time(Instant instant) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return (chinese ? CHINESE : ENGLISH).format(instant);
  }

  private String word(ReceiptWord word) {
    return word.in(locale);
  }

  private String sentence(ReceiptWord word, Object... values) {
    return word.in(locale).formatted(values);
  }

  private Fact fact(ReceiptWord label, String value) {
    return new Fact(word(label), value, false);
  }

  private Fact strong(ReceiptWord label, String value) {
    return new Fact(word(label), value, true);
  }

  /** Columns, then rows. */
  private static final class TableMaker {

    private final String title;
    private final List<ReceiptPage.Head> heads = new ArrayList<>();

    TableMaker(String title) {
      this.title = title;
    }

    TableMaker text(String head) {
      return column(head, "text");
    }

    TableMaker code(String head) {
      return column(head, "code");
    }

    TableMaker number(String head) {
      return column(head, "number");
    }

    private TableMaker column(String head, String kind) {
      heads.add(new ReceiptPage.Head(head, kind));
      return this;
    }

    Table rows(List<List<String>> rows) {
      return new Table(title, heads, rows.stream().map(this::row).toList());
    }

    private ReceiptPage.Row row(List<String> texts) {
      List<ReceiptPage.Cell> cells = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        cells.add(new ReceiptPage.Cell(texts.get(i), heads.get(i).kind()));
      }
      return new ReceiptPage.Row(cells);
    }
  }
}
