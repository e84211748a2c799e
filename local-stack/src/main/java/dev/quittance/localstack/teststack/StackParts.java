package dev.quittance.localstack.teststack;

import java.io.IOException;

/** A running broker and database, however they came to run. */
interface StackParts extends AutoCloseable {

  String bootstrapServers();

  String postgresHost();

  int postgresPort();

  @Override
  void close() throws IOException;
}
