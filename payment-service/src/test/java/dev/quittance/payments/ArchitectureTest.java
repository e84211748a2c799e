package dev.quittance.payments;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.quittance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.payments";

  /** What buyers are charged is the contract's rule, so that others can show it. */
  private static final String PRICE = "dev.quittance.contract.price";

  private static final JavaClasses SERVICE = ArchitectureRules.mainClasses(ROOT);

  @Test
  void onlySessionsOfTheKitChangeTheStateOfConnections() {
    ArchitectureRules.onlySessionsChangeConnections().check(SERVICE);
  }

  @Test
  void theCoresArePure() {
    ArchitectureRules.pure(ROOT + ".operation", "dev.quittance.kit.retry").check(SERVICE);
    ArchitectureRules.pure(ROOT + ".payment", ROOT + ".operation", ROOT + ".quote", PRICE)
        .check(SERVICE);
    ArchitectureRules.pure(ROOT + ".quote", PRICE).check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".quote").check(SERVICE);
    ArchitectureRules.pure(ROOT + ".account").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".account").check(SERVICE);
    ArchitectureRules.pure(
            ROOT + ".dispute",
            ROOT + ".payment",
            ROOT + ".operation",
            ROOT + ".quote",
            ROOT + ".gateway.notification",
            PRICE)
        .check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".dispute").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".operation").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".payment").check(SERVICE);
    ArchitectureRules.pure(
            ROOT + ".statement", "java.nio.charset", "java.security", "java.util.regex")
        .check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".statement").check(SERVICE);
    ArchitectureRules.pure(ROOT + ".receipt").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".receipt").check(SERVICE);
  }

  @Test
  void noPackageDependsOnOneThatDependsOnIt() {
    ArchitectureRules.noPackageCycles(ROOT).check(SERVICE);
  }

  @Test
  void gatewaysKnowNothingOfTheDatabase() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".store",
            ROOT + ".processing",
            "java.sql..",
            "javax.sql..",
            "jakarta.transaction..",
            "dev.quittance.kit.outbox")
        .check(SERVICE);
  }

  @Test
  void onlyTheStoreHasSql() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".store",
            ROOT + ".account.store",
            ROOT + ".quote.store",
            ROOT + ".receipt.store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.agroal..", "javax.sql..", "jakarta.persistence..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.sql.PreparedStatement")
        .check(SERVICE);
  }

  @Test
  void nothingDependsOnTheApiTheIntakeOrTheHealthChecks() {
    for (String outermost :
        new String[] {".api", ".account.api", ".quote.api", ".receipt.api", ".intake", ".health"}) {
      // A payment's own resources may answer with the problems of an account's.
      String also = ROOT + (outermost.endsWith(".api") ? ".api" : outermost);
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + outermost, also)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + outermost)
          .check(SERVICE);
    }
  }

  @Test
  void onlyTheApiKnowsHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".api", ROOT + ".account.api", ROOT + ".quote.api", ROOT + ".receipt.api")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "dev.quittance.kit.problem..")
        .check(SERVICE);
  }

  /** The ledger's posting rule is published; its state and its journal are its own. */
  @Test
  void onlyThePlanOfARefundUsesTheLedgersPostingsAndNothingUsesMoreOfIt() {
    noClasses()
        .that()
        .doNotHaveSimpleName("PlannedPostingView")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.quittance.ledger..")
        .check(SERVICE);
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.quittance.ledger..")
                .and(resideOutsideOfPackage("dev.quittance.ledger.core.posting")))
        .check(SERVICE);
  }

  @Test
  void nothingIsMocked() {
    ArchitectureRules.nothingIsMocked().check(new ClassFileImporter().importPackages(ROOT));
  }

  @Test
  void onlyTheStreamWithoutDtdsReadsXml() {
    ArchitectureRules.noUnsafeXml("XmlStream").check(SERVICE);
  }

  @Test
  void everyCommandOfOpsOrSupportIsRecordedInTheAuditTrail() {
    ArchitectureRules.commandsOfStaffAreRecorded().check(ArchitectureRules.productClasses());
  }
}
