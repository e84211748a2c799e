package dev.quittance.orders.dispute.store;

import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.EvidenceFile;
import dev.quittance.orders.dispute.EvidenceFormat;
import dev.quittance.orders.personal.store.PersonalData;
import dev.quittance.orders.store.Sql;
import dev.quittance.orders.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Files of disputes, sealed with their buyer's key; each once by its SHA-256. */
@ApplicationScoped
public class DisputeFiles {

  static final String FILE = "dispute file";

  /** A file that was erased before is stored anew: its old octets can never be read again. */
  private static final String INSERT_FILE =
      """
      INSERT INTO dispute_file (buyer_id, sha256, format, size_bytes, sealed)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (buyer_id, sha256) DO UPDATE SET sealed = excluded.sealed
      """;

  private static final String INSERT =
      """
      INSERT INTO dispute_evidence (dispute_id, evidence_no, buyer_id, sha256, added_at)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String SELECT =
      """
      SELECT e.evidence_no, e.sha256, e.added_at, f.format, f.size_bytes
        FROM dispute_evidence AS e
        JOIN dispute_file AS f ON f.buyer_id = e.buyer_id AND f.sha256 = e.sha256
       WHERE e.dispute_id = ?
       ORDER BY e.evidence_no
      """;

  private final AgroalDataSource dataSource;
  private final PersonalData personal;

  DisputeFiles(AgroalDataSource dataSource, PersonalData personal) {
    this.dataSource = dataSource;
    this.personal = personal;
  }

  /** Adds a file to a locked dispute that does not have it. */
  public void add(Dispute dispute, EvidenceFile file, byte[] content) {
    byte[] sha256 = HexFormat.of().parseHex(file.sha256());
    boolean known = content(dispute, file.sha256()).isPresent();
    byte[] sealed = known ? null : personal.seal(dispute.buyerId(), FILE, content);
    Sql.in(
        dataSource,
        connection -> {
          if (sealed != null) {
            insertFile(connection, dispute, file, sha256, sealed);
          }
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, DisputeRows.id(dispute.id()));
            insert.setInt(2, file.number());
            insert.setString(3, dispute.buyerId());
            insert.setBytes(4, sha256);
            insert.setObject(5, Times.written(file.addedAt()));
            return insert.executeUpdate();
          }
        });
  }

  private static void insertFile(
      Connection connection, Dispute dispute, EvidenceFile file, byte[] sha256, byte[] sealed)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_FILE)) {
      insert.setString(1, dispute.buyerId());
      insert.setBytes(2, sha256);
      insert.setString(3, file.format().name());
      insert.setInt(4, file.sizeBytes());
      insert.setBytes(5, sealed);
      insert.executeUpdate();
    }
  }

  /** Those of a dispute, oldest first. */
  public List<EvidenceFile> of(Dispute dispute) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, DisputeRows.id(dispute.id()));
            List<EvidenceFile> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new EvidenceFile(
                        row.getInt("evidence_no"),
                        HexFormat.of().formatHex(row.getBytes("sha256")),
                        EvidenceFormat.valueOf(row.getString("format")),
                        row.getInt("size_bytes"),
                        Times.read(row, "added_at")));
              }
            }
            return found;
          }
        });
  }

  /**
   * What is in a file of the dispute's buyer.
   *
   * @return empty if he has no such file, or it was erased
   */
  public Optional<byte[]> content(Dispute dispute, String sha256) {
    return Sql.in(
            dataSource,
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT sealed FROM dispute_file WHERE buyer_id = ? AND sha256 = ?")) {
                select.setString(1, dispute.buyerId());
                select.setBytes(2, HexFormat.of().parseHex(sha256));
                try (ResultSet row = select.executeQuery()) {
                  return row.next()
                      ? Optional.of(row.getBytes("sealed"))
                      : Optional.<byte[]>empty();
                }
              }
            })
        .flatMap(sealed -> personal.open(dispute.buyerId(), FILE, sealed));
  }
}
