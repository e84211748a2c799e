package dev.quittance.cli.http;

import dev.quittance.cli.response.Page;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list that a service gives in pages.
 *
 * @param query without limit and cursor
 * @param wanted how many items in all
 */
public record Listing(Service service, Query query, long wanted) {

  /** The services' own bound. */
  private static final long MAX_PAGE = 100;

  /** Prints the pages as they come, one a line. */
  public void print(PrintWriter out) {
    forEachAnswer(answer -> out.println(answer.text().strip()));
  }

  /**
   * Gives the pages as they come.
   *
   * @return whether there are more items than were wanted
   */
  public <T> boolean forEachPage(Class<T> item, Consumer<List<T>> pages) {
    return forEachAnswer(answer -> pages.accept(answer.<Page<T>>as(Page.class, item).data()));
  }

  /** The same for pages that hold more than items. */
  public boolean forEachAnswer(Consumer<Response> answers) {
    long left = wanted;
    @Nullable String cursor = null;
    do {
      Response answer =
          service.get(query.with("limit", Math.min(left, MAX_PAGE)).with("cursor", cursor));
      answers.accept(answer);
      Page<Object> page = answer.as(Page.class, Object.class);
      left -= page.data().size();
      cursor = page.nextCursor();
    } while (cursor != null && left > 0);
    return cursor != null;
  }
}
