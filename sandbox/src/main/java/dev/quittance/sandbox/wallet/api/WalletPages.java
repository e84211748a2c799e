package dev.quittance.sandbox.wallet.api;

import dev.quittance.sandbox.wallet.WalletDesk;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages, in resources/templates/wallet. Qute escapes whatever they show. */
@CheckedTemplate(basePath = "wallet")
final class WalletPages {

  private WalletPages() {}

  static native TemplateInstance cashier(String ticket, WalletDesk.Bill bill);

  static native TemplateInstance message(String title, String text);
}
