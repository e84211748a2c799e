package dev.quittance.payments.processing;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.Price;
import dev.quittance.contract.price.PriceRule;
import dev.quittance.contract.price.SurchargeRule;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.quote.Quote;
import dev.quittance.payments.quote.store.ExchangeRates;
import dev.quittance.payments.quote.store.ExchangeRates.Asked;
import dev.quittance.payments.quote.store.Quotes;
import dev.quittance.payments.quote.store.Quotes.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What buyers are charged: as quoted, or at the rate that is valid. */
@ApplicationScoped
public class Prices {

  private final Quotes quotes;
  private final ExchangeRates rates;
  private final PriceRule rule;
  private final Duration validity;
  private final Clock clock;

  Prices(Quotes quotes, ExchangeRates rates, PaymentConfig config, Clock clock) {
    this.quotes = quotes;
    this.rates = rates;
    this.clock = clock;
    this.validity = config.quotes().validity();
    PaymentConfig.Surcharge card = config.quotes().internationalCard();
    this.rule =
        new PriceRule(
            new SurchargeRule(
                card.basisPoints(),
                card.fixed().entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            fixed -> Money.currencyOf(fixed.getKey()), Map.Entry::getValue))));
  }

  /** What methods cost. */
  public PriceRule rule() {
    return rule;
  }

  /** Whether more has to be known than the amount: most payments are charged as they are. */
  public static boolean isSpecial(Money amount, Method.Usable method) {
    return PriceRule.isSpecial(amount, method.foreign(), method.chargeCurrency());
  }

  /**
   * The price of each payment by its method, at the last quote that its buyer ordered by, or at the
   * rate that was valid when the buyer ordered, which is what was shown. One that comes later than
   * a quote holds is charged at the rate that is valid now. One query for all quotes.
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
    Map<Wanted, Asked> asked = new HashMap<>();
    payments.forEach((wanted, method) -> {
      Currency charged = method.chargeCurrency();
      Currency base = wanted.amount().currency();
      if (charged != null && !charged.equals(base) && !quoted.containsKey(wanted)) {
        asked.put(wanted, new Asked(base, charged, rateTime(wanted.orderedAt(), now)));
      }
    });
    Map<Asked, ExchangeRate> valid = rates.valid(Set.copyOf(asked.values()));
    Map<Wanted, Price> prices = new HashMap<>();
    payments.forEach((wanted, method) -> {
      Quote quote = quoted.get(wanted);
      Optional<Price> price =
          quote == null
              ? price(wanted.amount(), method, _ -> rate(valid, asked.get(wanted)))
              : Optional.of(quote.price());
      price.ifPresent(found -> prices.put(wanted, found));
    });
    return prices;
  }

  /**
   * Keeps what a checkout told a buyer as a quote of his, if that is what a payment by his method
   * costs at a rate that was set for that time.
   *
   * @param orderedAt when the buyer ordered
   */
  public void hold(OrderPlaced order, Method.Usable method, Instant orderedAt) {
    Instant until = order.quotedUntil();
    if (until == null) {
      return;
    }
    Instant last = orderedAt.plus(validity);
    Quote quote =
        price(order.total(), method, charged -> told(order, charged, orderedAt))
            .filter(price -> price.charged().equals(order.quoted()))
            .map(price ->
                new Quote(
                    Ids.next(Quote.ID_PREFIX),
                    order.buyerId(),
                    order.paymentMethodId(),
                    order.total(),
                    price,
                    until.isBefore(last) ? until : last))
            .orElse(null);
    if (quote != null) {
      quotes.add(quote, clock.instant());
    }
  }

  /** A rate that was set for that time, though another one may have been set since. */
  private Optional<ExchangeRate> told(OrderPlaced order, Currency charged, Instant orderedAt) {
    String rate = order.rate();
    return rate == null
        ? Optional.empty()
        : rates.setFor(order.total().currency(), charged, rate, orderedAt);
  }

  private static Optional<ExchangeRate> rate(
      Map<Asked, ExchangeRate> valid, @Nullable Asked asked) {
    return asked == null ? Optional.empty() : Optional.ofNullable(valid.get(asked));
  }

  /** The price of a payment at the rate that is valid now; empty as in {@link #of}. */
  public Optional<Price> now(Money amount, Method.Usable method) {
    return price(
        amount, method, charged -> rates.valid(amount.currency(), charged, clock.instant()));
  }

  /** A clock that is ahead does not choose a rate to come. */
  private Instant rateTime(Instant orderedAt, Instant now) {
    return orderedAt.isAfter(now) || orderedAt.isBefore(now.minus(validity)) ? now : orderedAt;
  }

  private Optional<Price> price(
      Money amount, Method.Usable method, Function<Currency, Optional<ExchangeRate>> rateTo) {
    return rule.price(amount, method.foreign(), method.chargeCurrency(), rateTo);
  }
}
