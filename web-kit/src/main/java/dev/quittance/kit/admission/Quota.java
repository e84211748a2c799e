package dev.quittance.kit.admission;

/**
 * What is left to a client after this request.
 *
 * @param policy the {@code RateLimit-Policy} field: name, requests and window
 * @param name of the policy
 * @param remaining requests that it may make at once
 * @param resetSeconds until nothing is used any more
 * @param retrySeconds until the next request is accepted; 0 if this one was
 */
record Quota(String policy, String name, long remaining, long resetSeconds, long retrySeconds) {

  boolean isExceeded() {
    return retrySeconds > 0;
  }

  /** The {@code RateLimit} field of draft-ietf-httpapi-ratelimit-headers-10. */
  String rateLimit() {
    return '"' + name + "\";r=" + remaining + ";t=" + resetSeconds;
  }
}
