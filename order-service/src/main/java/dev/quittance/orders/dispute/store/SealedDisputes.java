package dev.quittance.orders.dispute.store;

import dev.quittance.orders.personal.store.SealedValues;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** What is written about a buyer's disputes, and his files, for the certificate of an erasure. */
final class SealedDisputes {

  private SealedDisputes() {}

  private static long count(
      AgroalDataSource dataSource, String query, String buyerId, byte[] prefix, int times) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, buyerId);
            for (int i = 0; i < times; i++) {
              select.setBytes(2 + i, prefix);
            }
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  /** Texts. */
  @Singleton
  static final class Words implements SealedValues {

    private final AgroalDataSource dataSource;

    Words(AgroalDataSource dataSource) {
      this.dataSource = dataSource;
    }

    @Override
    public String kind() {
      return "dispute_words";
    }

    @Override
    public long count(String buyerId, byte[] prefix) {
      return SealedDisputes.count(
          dataSource,
          """
          SELECT coalesce(sum(
                   CASE WHEN substring(words FROM 1 FOR 17) = mine.prefix THEN 1 ELSE 0 END
                   + CASE WHEN substring(decision_words FROM 1 FOR 17) = mine.prefix THEN 1 ELSE 0 END),
                   0)
            FROM order_dispute, (SELECT ?::text AS buyer, ?::bytea AS prefix) AS mine
           WHERE buyer_id = mine.buyer
          """,
          buyerId,
          prefix,
          1);
    }
  }

  /** Files. */
  @Singleton
  static final class Files implements SealedValues {

    private final AgroalDataSource dataSource;

    Files(AgroalDataSource dataSource) {
      this.dataSource = dataSource;
    }

    @Override
    public String kind() {
      return "dispute_files";
    }

    @Override
    public long count(String buyerId, byte[] prefix) {
      return SealedDisputes.count(
          dataSource,
          """
          SELECT count(*) FROM dispute_file
           WHERE buyer_id = ? AND substring(sealed FROM 1 FOR 17) = ?
          """,
          buyerId,
          prefix,
          1);
    }
  }
}
