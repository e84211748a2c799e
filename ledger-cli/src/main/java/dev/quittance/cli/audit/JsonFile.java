package dev.quittance.cli.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quittance.cli.http.Json;
import dev.quittance.ledger.core.fold.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code {"transactions": [...], "accounts": [...], "report": {...}}}, one item a line. */
final class JsonFile implements AuditFile {

  private final PartFile file;
  private final JsonGenerator json;

  private JsonFile(PartFile file, JsonGenerator json) {
    this.file = file;
    this.json = json;
  }

  static JsonFile create(Path path) throws IOException {
    PartFile file = PartFile.create(path);
    JsonGenerator json = Json.MAPPER.createGenerator(file.writer());
    json.writeStartObject();
    json.writeArrayFieldStart("transactions");
    return new JsonFile(file, json);
  }

  @Override
  public void transactions(Iterable<Transaction> some) throws IOException {
    for (Transaction one : some) {
      if (!one.status().isOfReceipt()) { // the accounts have those
        item(ResponseRows.transaction(one));
      }
    }
  }

  @Override
  public List<Path> complete(Map<AccountKey, AccountTotals> accounts, AuditReport report)
      throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.writeArrayFieldStart("accounts");
    for (Map.Entry<AccountKey, AccountTotals> account : accounts.entrySet()) {
      item(ResponseRows.account(account.getKey(), account.getValue()));
    }
    json.writeEndArray();
    json.writeRaw('\n');
    json.writePOJOField("report", report);
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
    return List.of(file.complete());
  }

  private void item(Object item) throws IOException {
    json.writeRaw('\n');
    json.writePOJO(item);
  }

  @Override
  public void close() {
    file.close();
  }
}
