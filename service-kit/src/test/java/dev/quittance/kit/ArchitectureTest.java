package dev.quittance.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.kit";

  private static final JavaClasses KIT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** A connection in a state that nobody knows must not go back to the pool. */
  @Test
  void onlySessionsCopyAndChangeTheStateOfConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".database")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.postgresql.copy..")
        .orShould()
        .callMethod(Connection.class, "setAutoCommit", boolean.class)
        .check(KIT);
  }
}
