package dev.quittance.payments.processing;

import dev.quittance.contract.Money;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.quote.ExchangeRate;
import dev.quittance.payments.quote.Price;
import dev.quittance.payments.quote.Quote;
import dev.quittance.payments.quote.SurchargeRule;
import dev.quittance.payments.quote.store.ExchangeRates;
import dev.quittance.payments.quote.store.Quotes;
import dev.quittance.payments.quote.store.Quotes.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What buyers are charged: as quoted, or at the rate that is valid. */
@ApplicationScoped
public class Prices {

  private final Quotes quotes;
  private final ExchangeRates rates;
  private final SurchargeRule internationalCard;
  private final Clock clock;

  Prices(Quotes quotes, ExchangeRates rates, PaymentConfig config, Clock clock) {
    this.quotes = quotes;
    this.rates = rates;
    this.clock = clock;
    PaymentConfig.Surcharge rule = config.quotes().internationalCard();
    this.internationalCard =
        new SurchargeRule(
            rule.basisPoints(),
            rule.fixed().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        fixed -> Money.currencyOf(fixed.getKey()), Map.Entry::getValue)));
  }

  /** Whether more has to be known than the amount: most payments are charged as they are. */
  public static boolean isSpecial(Money amount, Method.Usable method) {
    return method.foreign() || !chargedCurrency(amount, method).equals(amount.currency());
  }

  /**
   * The price of each payment by its method, at the last quote that its buyer ordered by, or at the
   * rate that is valid now. One query for all quotes.
   *
   * @return without those that cannot be charged: nothing would be left after rounding, or more
   *     than an amount can be
   */
  public Map<Wanted, Price> of(Map<Wanted, Method.Usable> payments) {
    Map<Wanted, Quote> quoted =
        quotes.of(
            payments.entrySet().stream()
                .filter(one -> isSpecial(one.getKey().amount(), one.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    Instant now = clock.instant();
    Map<List<Currency>, Optional<ExchangeRate>> looked = new HashMap<>();
    Map<Wanted, Price> prices = new HashMap<>();
    payments.forEach((wanted, method) -> {
      Quote quote = quoted.get(wanted);
      Optional<Price> price =
          quote == null ? price(wanted.amount(), method, now, looked) : Optional.of(quote.price());
      price.ifPresent(found -> prices.put(wanted, found));
    });
    return prices;
  }

  /** The price of a payment at the rate that is valid now; empty as in {@link #of}. */
  public Optional<Price> now(Money amount, Method.Usable method) {
    return price(amount, method, clock.instant(), new HashMap<>());
  }

  /**
   * Without a valid rate the amount's own currency is charged, and the card's bank converts it: a
   * buyer need not wait for a rate to be set.
   */
  private Optional<Price> price(
      Money amount,
      Method.Usable method,
      Instant now,
      Map<List<Currency>, Optional<ExchangeRate>> looked) {
    Money surcharge = method.foreign() ? internationalCard.on(amount) : null;
    Currency base = amount.currency();
    Currency charged = chargedCurrency(amount, method);
    if (charged.equals(base)) {
      return Price.of(amount, surcharge, base, null);
    }
    return looked
        .computeIfAbsent(List.of(base, charged), pair -> rates.valid(base, charged, now))
        .map(rate -> Price.of(amount, surcharge, charged, rate.rate()))
        .orElseGet(() -> Price.of(amount, surcharge, base, null));
  }

  private static Currency chargedCurrency(Money amount, Method.Usable method) {
    Currency charged = method.chargeCurrency();
    return charged == null ? amount.currency() : charged;
  }
}
