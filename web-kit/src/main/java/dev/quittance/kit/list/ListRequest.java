package dev.quittance.kit.list;

import dev.quittance.contract.Ids;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request for a page of a list: its size, filters and place. The query of the first page has the
 * filters, later pages have them in the cursor. A request with a cursor may repeat the filters, but
 * not change them.
 *
 * <pre>{@code
 * ListRequest request = page.listRequest("orders").filter("buyerId", buyerId).filter("status", status);
 * List<Order> found = store.newest(filter(request), request.afterId(Ids.ORDER), request.lookAhead());
 * return request.pageById(found, Order::id);
 * }</pre>
 *
 * @param limit how many items the page has at most
 * @param values the filters by name; after the first page also the place where the last one ended
 * @param cursor null for the first page
 */
public record ListRequest(int limit, Map<String, String> values, @Nullable Cursor cursor) {

  private static final String LIST = "list";
  private static final String AFTER = "after";

  public ListRequest {
    values = Map.copyOf(values);
  }

  static ListRequest of(String list, int limit, @Nullable Cursor cursor) {
    if (cursor == null) {
      return new ListRequest(limit, Map.of(LIST, list), null);
    }
    if (!cursor.value(LIST).equals(list)) {
      throw Cursor.badCursor();
    }
    return new ListRequest(limit, cursor.values(), cursor);
  }

  /**
   * The same list with this filter too.
   *
   * @param asked its value in the query; null if the query has none
   * @throws ProblemException 400 {@code bad_cursor} if the first page had another value
   */
  public ListRequest filter(String name, @Nullable String asked) {
    if (asked == null) {
      return this;
    }
    if (cursor == null) {
      return new ListRequest(limit, with(Map.of(name, asked)), null);
    }
    if (!asked.equals(values.get(name))) {
      throw ProblemException.of(
          ProblemCode.BAD_CURSOR,
          "The cursor belongs to a list with another %s: start again without the cursor."
              .formatted(name));
    }
    return this;
  }

  /** A filter's value, from the query or the cursor; null if the list is not filtered by it. */
  public @Nullable String value(String name) {
    return values.get(name);
  }

  /**
   * A filter by a name that clients choose, see {@link Ids#isName}; null if there is none.
   *
   * @throws ProblemException 400 {@code bad_parameter} if it is no such name
   */
  public @Nullable String name(String filter) {
    String text = value(filter);
    if (text != null && !Ids.isName(text)) {
      throw ProblemException.badParameter(filter, "must be 1 to 64 letters, digits, '-' or '_'");
    }
    return text;
  }

  /**
   * A filter by an id of ours; null if there is none.
   *
   * @param prefix for example {@link Ids#ORDER}
   * @throws ProblemException 400 {@code bad_parameter} if it is no such id
   */
  public @Nullable String id(String filter, String prefix) {
    String text = value(filter);
    if (text != null && !Ids.isId(prefix, text)) {
      throw ProblemException.badParameter(
          filter, "must be '" + prefix + "' and 32 lower-case hex digits");
    }
    return text;
  }

  /**
   * A filter by one of a few words; null if there is none.
   *
   * @throws ProblemException 400 {@code bad_parameter} if it is none of them
   */
  public <E extends Enum<E>> @Nullable E word(String filter, Class<E> words) {
    String text = value(filter);
    if (text == null) {
      return null;
    }
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> word.name().equals(text))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.badParameter(
                filter, "must be one of " + Arrays.toString(words.getEnumConstants())));
  }

  /**
   * The id of the last item of the page before, in a list whose pages are made by {@link
   * #pageById}; null for the first page.
   *
   * @param prefix for example {@link Ids#ORDER}
   */
  public @Nullable String afterId(String prefix) {
    return cursor == null ? null : cursor.id(AFTER, prefix);
  }

  /**
   * How many items to read: one more than the page has, to find out whether there is a next page.
   */
  public int lookAhead() {
    return limit + 1;
  }

  /**
   * The page that {@code found} begins with.
   *
   * @param found at most {@link #lookAhead} items
   * @param place what the next page needs to know about the last item of this one, by name
   */
  public <T> Page<T> page(List<T> found, Function<? super T, Map<String, String>> place) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> shown = found.subList(0, limit);
    return new Page<>(shown, new Cursor(with(place.apply(shown.getLast()))).text());
  }

  /** The page that {@code found} begins with; the next one continues after its last item's id. */
  public <T> Page<T> pageById(List<T> found, Function<? super T, String> id) {
    return page(found, last -> Map.of(AFTER, id.apply(last)));
  }

  private Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(more);
    return all;
  }
}
