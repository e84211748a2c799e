package dev.quittance.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.quittance.contract.Ids;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.orders";

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** A connection in a state that nobody knows must not go back to the pool. */
  @Test
  void onlySessionsOfTheKitChangeTheStateOfConnections() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.postgresql", "org.postgresql.copy..")
        .orShould()
        .callMethod(Connection.class, "setAutoCommit", boolean.class)
        .check(SERVICE);
  }

  @Test
  void theOrderPackageIsPure() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".order")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".order",
            "dev.quittance.contract",
            "org.jspecify.annotations",
            "java.lang..",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.time")
        .check(SERVICE);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".order")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Ids.class, "next", String.class)
        .check(SERVICE);
  }

  @Test
  void dependenciesFollowThePathOfAnOrder() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("config")
        .definedBy(ROOT)
        .layer("api")
        .definedBy(ROOT + ".api")
        .layer("intake")
        .definedBy(ROOT + ".intake")
        .layer("store")
        .definedBy(ROOT + ".store")
        .layer("order")
        .definedBy(ROOT + ".order")
        .whereLayer("api")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("intake")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("api", "intake")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("api")
        .whereLayer("order")
        .mayOnlyBeAccessedByLayers("config", "api", "intake", "store")
        .check(SERVICE);
  }

  @Test
  void onlyTheStoreKnowsTheDatabaseAndTheOutbox() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "jakarta.persistence..", "org.hibernate..", "dev.quittance.kit.outbox")
        .check(SERVICE);
  }

  @Test
  void nothingIsMocked() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.mockito..", "org.easymock..", "io.mockk..", "org.powermock..")
        .check(new ClassFileImporter().importPackages(ROOT));
  }
}
