package dev.quittance.contract.terms;

import java.time.Instant;

/** A record of the topic of payment terms: what it says holds until a later one with its key. */
public sealed interface TermsRecord permits PaymentRules, CurrencyRates {

  /** The record's key. */
  String key();

  /** By its publisher's clock; of two records with one key the later one counts. */
  Instant publishedAt();

  /** What is older than that may have changed meanwhile: its publisher has not been heard of. */
  Instant knownUntil();
}
