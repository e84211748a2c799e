package dev.quittance.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.quittance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The picture in the root package, as rules. */
class ArchitectureTest {

  private static final String ROOT = "dev.quittance.orders";
  private static final String ORDER = ROOT + ".order";
  private static final String RECEIPT = ROOT + ".receipt";
  private static final JavaClasses SERVICE = ArchitectureRules.mainClasses(ROOT);

  @Test
  void theCoreOfTheOrderFeatureIsPure() {
    ArchitectureRules.pure(ORDER, ROOT + ".product").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ORDER).check(SERVICE);
  }

  @Test
  void theCoreOfTheCatalogueIsPure() {
    ArchitectureRules.pure(ROOT + ".supplier").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".supplier").check(SERVICE);
    ArchitectureRules.pure(ROOT + ".product", "java.text").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".product").check(SERVICE);
  }

  @Test
  void theCoreOfThePaymentTermsIsPure() {
    ArchitectureRules.pure(
            ROOT + ".terms", "dev.quittance.contract.price", "dev.quittance.contract.terms")
        .check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".terms").check(SERVICE);
  }

  @Test
  void theCoresOfCartsAndShippingArePure() {
    ArchitectureRules.pure(ROOT + ".shipping").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".shipping").check(SERVICE);
    ArchitectureRules.pure(
            ROOT + ".cart",
            ROOT + ".product",
            ROOT + ".supplier",
            ROOT + ".shipping",
            ROOT + ".terms",
            "java.nio.charset",
            "java.security")
        .check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".cart").check(SERVICE);
  }

  @Test
  void theCoreOfPersonalDataIsPure() {
    ArchitectureRules.pure(ROOT + ".personal", "dev.quittance.contract.audit").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".personal").check(SERVICE);
  }

  @Test
  void keysOfPersonalDataAreUsedByItAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".personal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".personal.key", ROOT + ".personal.rotation", ROOT + ".personal.api")
        .check(SERVICE);
  }

  @Test
  void theCoreOfReceiptsIsPure() {
    ArchitectureRules.pure(
            RECEIPT, ORDER, "java.text", "java.time.format", "java.security", "java.nio.charset")
        .check(SERVICE);
    ArchitectureRules.noClockAndNoChance(RECEIPT).check(SERVICE);
  }

  @Test
  void onlyOnePackageKnowsHowPdfIsMade() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RECEIPT + ".pdf")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.fontbox..")
        .check(SERVICE);
  }

  @Test
  void theCoreOfDisputesIsPure() {
    ArchitectureRules.pure(ROOT + ".dispute", ORDER).check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".dispute").check(SERVICE);
  }

  @Test
  void theCoreOfCheckoutIsPure() {
    ArchitectureRules.pure(
            ROOT + ".checkout",
            ORDER,
            ROOT + ".cart",
            ROOT + ".product",
            ROOT + ".supplier",
            ROOT + ".terms",
            "dev.quittance.contract.terms",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "java.time.temporal")
        .check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".checkout").check(SERVICE);
  }

  @Test
  void nothingOfTheCatalogueIsBelowItsApi() {
    for (String feature : new String[] {ROOT + ".supplier", ROOT + ".product", ROOT + ".cart"}) {
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".(*).api")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(feature + ".api")
          .check(SERVICE);
    }
  }

  @Test
  void dependenciesFollowThePathOfAnOrder() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("config")
        .definedBy(ROOT)
        .layer("api")
        .definedBy(ORDER + ".api")
        .layer("intake")
        .definedBy(ORDER + ".intake")
        .layer("overdue")
        .definedBy(ORDER + ".overdue")
        .layer("receipt")
        .definedBy(RECEIPT + ".api")
        .layer("store")
        .definedBy(ORDER + ".store")
        .layer("core")
        .definedBy(ORDER)
        .layer("cart")
        .definedBy(ROOT + ".cart..")
        .layer("checkout")
        .definedBy(ROOT + ".checkout..")
        .layer("dispute")
        .definedBy(ROOT + ".dispute..")
        .layer("receipt core")
        .definedBy(RECEIPT)
        .whereLayer("checkout")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("dispute")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("dispute", "checkout")
        .whereLayer("intake")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("overdue")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("api", "intake", "overdue", "dispute", "receipt", "checkout")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("api", "overdue", "store", "cart", "checkout")
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers(
            "config",
            "api",
            "intake",
            "overdue",
            "store",
            "dispute",
            "receipt",
            "receipt core",
            "checkout")
        .check(SERVICE);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCycles() {
    ArchitectureRules.noPackageCycles(ROOT).check(SERVICE);
  }

  /** Intake hands its batch's connection on. */
  @Test
  void onlyStoresKnowTheDatabaseAndTheOutbox() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "..store", ROOT + "..intake")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "io.agroal..",
            "jakarta.persistence..",
            "org.hibernate..",
            "dev.quittance.kit.outbox")
        .check(SERVICE);
  }

  @Test
  void onlySessionsOfTheKitChangeTheStateOfConnections() {
    ArchitectureRules.onlySessionsChangeConnections().check(SERVICE);
  }

  @Test
  void nothingIsMocked() {
    ArchitectureRules.nothingIsMocked().check(new ClassFileImporter().importPackages(ROOT));
  }

  @Test
  void nobodyReadsXml() {
    ArchitectureRules.noUnsafeXml().check(SERVICE);
  }

  @Test
  void everyCommandOfOpsOrSupportIsRecordedInTheAuditTrail() {
    ArchitectureRules.commandsOfStaffAreRecorded().check(ArchitectureRules.productClasses());
  }
}
