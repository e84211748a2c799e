package dev.quittance.systemtests.leaks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for card numbers wherever something is kept. */
public final class CardSearch {

  private static final Pattern SEPARATORS = Pattern.compile("%20|[ _-]");

  private CardSearch() {}

  /** In the databases and logs of these services, and in the topic. */
  public static void requireNoneKept(
      Collection<String> numbers, Cluster cluster, Collection<Service> services)
      throws IOException, SQLException {
    String topic;
    try (LogReader log = cluster.log()) {
      topic = log.all().toString();
    }
    requireNone(numbers, topic, "topic");
    for (Service service : services) {
      String database = database(cluster, service);
      String output = cluster.output(service);
      requireNone(numbers, database, "database of " + service);
      requireNone(numbers, output, "log of " + service);
    }
  }

  /** Also grouped, percent-encoded, or as the bytes of a column in hexadecimal. */
  public static void requireNone(String number, String text, String where) {
    requireNone(List.of(number), text, where);
  }

  /** The same of several: what is looked through may be megabytes. */
  public static void requireNone(Collection<String> numbers, String text, String where) {
    String plain = SEPARATORS.matcher(text).replaceAll("");
    for (String number : numbers) {
      assertThat(plain.contains(number)).as("a card number in " + where).isFalse();
      assertThat(text.contains(HexFormat.of().formatHex(number.getBytes(UTF_8))))
          .as("a card number in the bytes of " + where)
          .isFalse();
    }
  }

  /** Every column of every row of a service's tables. */
  public static String database(Cluster cluster, Service service) throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = cluster.connect(service);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet rows =
            statement.executeQuery("SELECT t::text FROM \"" + table + "\" AS t")) {
          while (rows.next()) {
            dump.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return dump.toString();
  }
}
