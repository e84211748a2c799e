package dev.quittance.kit.admission;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.quittance.kit.limits.HttpLimits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts the requests of each client and of each address in a bucket that refills evenly. */
@Singleton
public class RequestRates {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Policy client;
  private final Policy address;

  /** One limit, with the buckets of those whom it is about. */
  private record Policy(String name, String field, LoadingCache<String, Bucket> buckets) {

    static Policy of(String name, long requests, HttpLimits.Requests limits) {
      long seconds = Math.max(1, limits.window().toSeconds());
      return new Policy(
          name,
          "\"" + name + "\";q=" + requests + ";w=" + seconds,
          Caffeine.newBuilder()
              .maximumSize(limits.counted())
              // A bucket that is full again is as good as none.
              .expireAfterAccess(limits.window().plusSeconds(1))
              .build(key -> bucket(requests, limits.window())));
    }

    private static Bucket bucket(long requests, Duration window) {
      return Bucket.builder()
          .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, window))
          .withNanosecondPrecision()
          .build();
    }

    Quota consume(String who) {
      ConsumptionProbe probe = buckets.get(who).tryConsumeAndReturnRemaining(1);
      return new Quota(
          field,
          name,
          probe.getRemainingTokens(),
          ceilSeconds(probe.getNanosToWaitForReset()),
          probe.isConsumed() ? 0 : Math.max(1, ceilSeconds(probe.getNanosToWaitForRefill())));
    }
  }

  RequestRates(HttpLimits limits) {
    client = Policy.of("client", limits.requests().perClient(), limits.requests());
    address = Policy.of("address", limits.requests().perAddress(), limits.requests());
  }

  /** Counts a request with a token that is known to be good. */
  Quota ofClient(String subject) {
    return client.consume(subject);
  }

  /** Counts a request of which only the address is known. */
  Quota ofAddress(String ip) {
    return address.consume(ip);
  }

  private static long ceilSeconds(long nanos) {
    return (nanos + SECOND - 1) / SECOND;
  }
}
