package dev.quittance.orders.receipt.api;

import dev.quittance.orders.receipt.ReceiptPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page, in resources/templates/receipt. Qute escapes whatever it shows. */
@CheckedTemplate(basePath = "receipt")
final class ReceiptTemplates {

  private ReceiptTemplates() {}

  /**
   * @param note for the end of the page, or an empty text
   */
  static native TemplateInstance receipt(ReceiptPage page, String note);
}
