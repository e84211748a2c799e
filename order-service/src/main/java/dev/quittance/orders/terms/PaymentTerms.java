package dev.quittance.orders.terms;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.Price;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.PaymentRules;
import dev.quittance.contract.terms.TermsRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how buyers can pay, and what it costs. Prices are computed by payment-service's
 * own rule, so what is shown is what is charged at the same rate.
 *
 * @param rules null if nothing has been told
 * @param rates by the currency of what is paid
 */
public record PaymentTerms(@Nullable PaymentRules rules, Map<Currency, CurrencyRates> rates) {

  /** Nothing has been told yet. */
  public static final PaymentTerms NONE = new PaymentTerms(null, Map.of());

  public PaymentTerms {
    rates = Map.copyOf(rates);
  }

  /** With what a record tells, unless something later with its key is known. */
  public PaymentTerms with(TermsRecord told) {
    return switch (told) {
      case PaymentRules newer -> isNewer(newer, rules) ? new PaymentTerms(newer, rates) : this;
      case CurrencyRates newer -> {
        if (!isNewer(newer, rates.get(newer.base()))) {
          yield this;
        }
        Map<Currency, CurrencyRates> all = new HashMap<>(rates);
        all.put(newer.base(), newer);
        yield new PaymentTerms(rules, all);
      }
    };
  }

  private static boolean isNewer(TermsRecord told, @Nullable TermsRecord known) {
    return known == null || told.publishedAt().isAfter(known.publishedAt());
  }

  /** Whether it can be said what is charged: payment-service has been heard of lately. */
  public boolean isKnown(Instant now) {
    return rules != null && now.isBefore(rules.knownUntil());
  }

  /**
   * What each kind of method would be charged, and an international card in each currency that
   * there is a rate for: the first one in the total's own, for cards of currencies without one.
   * Those that cannot be charged the total are left out.
   *
   * @return sorted by method and currency; empty if {@link #isKnown} is false
   */
  public List<PaymentOffer> offers(Money total, Instant now) {
    PaymentRules known = rules;
    if (known == null || !now.isBefore(known.knownUntil()) || !total.isPositive()) {
      return List.of();
    }
    List<PaymentOffer> offers = new ArrayList<>();
    known.methods().stream()
        .sorted()
        .filter(method ->
            method != PaymentMethodKind.BANK_TRANSFER
                || known.transferCurrencies().contains(total.currency()))
        .forEach(method -> {
          boolean foreign = method == PaymentMethodKind.INTERNATIONAL_CARD;
          known
              .priceRule()
              .price(total, foreign, null, _ -> Optional.empty())
              .ifPresent(price -> offers.add(offer(method, price, null)));
          if (foreign) {
            offers.addAll(converted(known, total, now));
          }
        });
    return offers;
  }

  private List<PaymentOffer> converted(PaymentRules known, Money total, Instant now) {
    CurrencyRates from = rates.get(total.currency());
    if (from == null || !now.isBefore(from.knownUntil())) {
      return List.of();
    }
    List<ExchangeRate> valid = new ArrayList<>(from.validAt(now));
    valid.sort(Comparator.comparing(rate -> rate.quote().getCurrencyCode()));
    List<PaymentOffer> offers = new ArrayList<>();
    for (ExchangeRate rate : valid) {
      known
          .priceRule()
          .price(total, true, rate.quote(), _ -> Optional.of(rate))
          .ifPresent(price ->
              offers.add(offer(PaymentMethodKind.INTERNATIONAL_CARD, price, rate.validUntil())));
    }
    return offers;
  }

  private static PaymentOffer offer(
      PaymentMethodKind method, Price price, @Nullable Instant validUntil) {
    BigDecimal rate = price.rate();
    return new PaymentOffer(
        method,
        price.charged(),
        price.surcharge(),
        rate == null ? null : ExchangeRate.text(rate),
        validUntil);
  }
}
