package dev.quittance.orders.shipping.config;

import io.smallrye.config.ConfigMapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What parcels cost, under {@code quittance.shipping.*}. */
@ConfigMapping(prefix = "quittance.shipping")
public interface ShippingConfig {

  /** By their names. */
  Map<String, Rule> rules();

  /** What a parcel to a place costs. */
  interface Rule {

    /** ISO 3166-1 alpha-2, or {@code *} for every country that no other rule names. */
    String country();

    /** ISO 3166-2, for example {@code CN-ZJ}; the whole country unless given. */
    Optional<String> region();

    /** ISO 4217; a parcel is priced in the currency of its order. */
    String currency();

    /**
     * Grams and minor units by ascending weight, for example {@code 1000:800,5000:1500,*:4000}: up
     * to 1 kg 8.00, up to 5 kg 15.00, whatever else it weighs 40.00. Without {@code *} a heavier
     * parcel is not delivered.
     */
    List<String> steps();

    /** RFC 3339; not valid before. */
    Optional<Instant> from();

    /** RFC 3339; not valid from then on. */
    Optional<Instant> until();
  }
}
