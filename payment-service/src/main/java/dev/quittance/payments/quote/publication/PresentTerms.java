package dev.quittance.payments.quote.publication;

import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.PaymentRules;
import dev.quittance.contract.terms.TermsRecord;
import dev.quittance.payments.account.InstrumentKind;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.gateway.bank.BankAccounts;
import dev.quittance.payments.processing.Prices;
import dev.quittance.payments.quote.RateSchedule;
import dev.quittance.payments.quote.store.ExchangeRates;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The payment terms as they are now. */
@ApplicationScoped
class PresentTerms {

  /** Changes of one pair's rate in the time that a record is about. */
  private static final int MAX_CHANGES = 20;

  private static final String ANY_CARD = InstrumentKind.CARD.token() + "_";

  private final ExchangeRates rates;
  private final Prices prices;
  private final Gateways gateways;
  private final BankAccounts accounts;
  private final PaymentConfig config;

  PresentTerms(
      ExchangeRates rates,
      Prices prices,
      Gateways gateways,
      BankAccounts accounts,
      PaymentConfig config) {
    this.rates = rates;
    this.prices = prices;
    this.gateways = gateways;
    this.accounts = accounts;
    this.config = config;
  }

  /** The number of the rate that was set last; 0 if none was ever set. */
  long lastSet() {
    return QuarkusTransaction.requiringNew().call(rates::lastSet);
  }

  /** All records, the rules last: who has read them has read all rates. */
  List<TermsRecord> at(Instant now) {
    Instant until = now.plus(config.terms().knownFor());
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          List<TermsRecord> all = new ArrayList<>();
          for (Currency base : rates.bases()) {
            all.add(new CurrencyRates(now, until, base, holding(base, now, until)));
          }
          all.add(rules(now, until));
          return all;
        });
  }

  private List<ExchangeRate> holding(Currency base, Instant now, Instant until) {
    Map<Currency, List<ExchangeRate>> byQuote = new LinkedHashMap<>();
    rates
        .between(base, now, until)
        .forEach(rate -> byQuote.computeIfAbsent(rate.quote(), _ -> new ArrayList<>()).add(rate));
    return byQuote.values().stream()
        .flatMap(pair -> RateSchedule.of(pair, now, until, MAX_CHANGES).stream())
        .toList();
  }

  private PaymentRules rules(Instant now, Instant until) {
    Set<PaymentMethodKind> methods = EnumSet.noneOf(PaymentMethodKind.class);
    if (gateways.isAnyFor(ANY_CARD)) {
      methods.add(PaymentMethodKind.CARD);
      methods.add(PaymentMethodKind.INTERNATIONAL_CARD);
    }
    if (gateways.isAnyFor(InstrumentKind.ALIPAY.token())) {
      methods.add(PaymentMethodKind.ALIPAY);
    }
    if (gateways.isAnyFor(InstrumentKind.BANK_ACCOUNT.token())) {
      methods.add(PaymentMethodKind.BANK_TRANSFER);
    }
    return new PaymentRules(
        now, until, config.homeCountry(), methods, accounts.currencies(), prices.rule());
  }
}
