package dev.quittance.localstack.teststack;

/** Where a test run's broker and database come from. */
enum TestStackKind {
  EMBEDDED,
  DOCKER
}
