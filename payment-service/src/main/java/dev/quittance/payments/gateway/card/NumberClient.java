package dev.quittance.payments.gateway.card;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.util.Arrays;

/**
 * Sends requests with a card's number: the connection, whose buffer has the number, is not kept,
 * and the body is wiped.
 */
final class NumberClient extends HttpURLConnectionClient {

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    try {
      return super.request(request.withAdditionalHeader("Connection", "close"));
    } finally {
      HttpContent content = request.content();
      if (content != null) {
        Arrays.fill(content.byteArrayContent(), (byte) 0);
      }
    }
  }
}
