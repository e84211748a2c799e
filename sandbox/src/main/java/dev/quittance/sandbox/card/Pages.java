package dev.quittance.sandbox.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sandbox.outside.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stripe's lists, page by page.
 *
 * @see <a href="https://docs.stripe.com/api/pagination">Stripe on pagination</a>
 */
final class Pages {

  private static final int MAX_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 10;

  private Pages() {}

  static <T> ObjectNode of(
      StripeJson json,
      Call call,
      Form form,
      List<T> all,
      Function<T, String> id,
      Function<T, ObjectNode> write) {
    int limit = (int) Math.min(MAX_LIMIT, form.amount("limit").orElse((long) DEFAULT_LIMIT));
    Optional<String> after = form.text("starting_after");
    List<ObjectNode> data = new ArrayList<>();
    boolean begun = after.isEmpty();
    boolean more = false;
    for (T one : all) {
      if (begun && data.size() == limit) {
        more = true;
        break;
      }
      if (begun) {
        data.add(write.apply(one));
      } else {
        begun = after.get().equals(id.apply(one));
      }
    }
    return json.list("list", call.path(), data, more);
  }
}
