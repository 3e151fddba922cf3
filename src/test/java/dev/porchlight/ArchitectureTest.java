package dev.porchlight;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.porchlight.api.FrontDoor;
import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.importer.NamedByFile;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// The rules of `ARCHITECTURE.md`, enforced by the build.
@AnalyzeClasses(packages = "dev.porchlight", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /// Everything that a store must know about an import to be its target: the port, and what goes
  /// through it. None of it knows where the lines come from.
  private static final DescribedPredicate<JavaClass> IMPORT_PORT =
      JavaClass.Predicates.belongToAnyOf(
              ImportStore.class,
              ImportLine.class,
              ImportRecord.class,
              ChatWorkspace.class,
              NamedByFile.class)
          .as("the import port");

  @ArchTest
  static final ArchRule domainImportsOnlyTheJdkAndJSpecify =
      classes()
          .that()
          .resideInAPackage("dev.porchlight.session..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.porchlight.session..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule accessKnowsNeitherFrameworkNorStore =
      noClasses()
          .that()
          .resideInAPackage("dev.porchlight.access..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta..",
              "software.amazon..",
              "com.amazonaws..",
              "dev.porchlight.api..",
              "dev.porchlight.store..",
              "dev.porchlight.importer..");

  @ArchTest
  static final ArchRule telemetryIsPlainJavaAndWritesJson =
      classes()
          .that()
          .resideInAPackage("dev.porchlight.telemetry..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.porchlight.telemetry..",
              "java..",
              "org.jspecify..",
              "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule familiesDoNotKnowEachOther =
      slices()
          .matching("dev.porchlight.api.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(), resideInAPackage("dev.porchlight.credentials"));

  @ArchTest
  static final ArchRule sharedCodeKnowsNoFamily =
      noClasses()
          .that()
          .resideInAPackage("dev.porchlight.api")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.porchlight.api.*..");

  @ArchTest
  static final ArchRule credentialsKnowNoFamily =
      noClasses()
          .that()
          .resideInAPackage("dev.porchlight.credentials..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.porchlight.api.*..");

  @ArchTest
  static final ArchRule onlyTheStoreAndTheWiringKnowDynamoDb =
      noClasses()
          .that(
              DescribedPredicate.not(
                  resideInAPackage("dev.porchlight.store.dynamodb..")
                      .or(JavaClass.Predicates.belongToAnyOf(Wiring.class))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule onlyTheWiringAndOperatorCommandsKnowTheStore =
      noClasses()
          .that(
              DescribedPredicate.not(
                  resideInAnyPackage("dev.porchlight.store.dynamodb..", "dev.porchlight.operator..")
                      .or(JavaClass.Predicates.belongToAnyOf(Wiring.class))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.porchlight.store..");

  /// The store uses its SDK; the only other things asked over HTTP are an issuer's keys, and KMS,
  /// whose addresses come from the settings.
  @ArchTest
  static final ArchRule onlyIssuerKeysAreFetched =
      noClasses()
          .that()
          .haveNameNotMatching(
              "dev\\.porchlight\\.(api\\.oidc\\.HttpKeySets|store\\.dynamodb\\.Kms).*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.http.client..", "org.apache.http.impl.client..", "java.net.http..");

  @ArchTest
  static final ArchRule noTableIsScanned =
      noClasses().should().dependOnClassesThat().haveNameMatching(".*\\.model\\.Scan.*");

  /// The function is everything except the operator's tools.
  @ArchTest
  static final ArchRule functionDoesNotKnowTheOperatorTools =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.porchlight.importer..", "dev.porchlight.operator..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.porchlight.importer..", "dev.porchlight.operator..")
                  .and(DescribedPredicate.not(IMPORT_PORT)));

  @ArchTest
  static final ArchRule onlyTheStoreImplementsTheImportPort =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.porchlight.importer..", "dev.porchlight.operator..", "dev.porchlight.store..")
          .should()
          .dependOnClassesThat(IMPORT_PORT);

  @ArchTest
  static final ArchRule importerKnowsNeitherStoreNorCommands =
      classes()
          .that()
          .resideInAPackage("dev.porchlight.importer..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.porchlight.importer..",
              "dev.porchlight.access..",
              "dev.porchlight.json..",
              "dev.porchlight.session..",
              "com.fasterxml.jackson..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule jsonKnowsJacksonButNoFramework =
      classes()
          .that()
          .resideInAPackage("dev.porchlight.json..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.porchlight.json..", "com.fasterxml.jackson..", "java..", "org.jspecify..");

  /// The front door would refuse every request to a resource outside the families; this reports it
  /// earlier.
  @ArchTest
  static final ArchRule everyResourceBelongsToAFamily =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .resideInAPackage("dev.porchlight.api.*")
          .andShould(haveSimpleNameEndingWith("Resource"));

  @ArchTest
  static final ArchRule everyRequestComesInThroughTheFrontDoor =
      noClasses()
          .that()
          .areNotAssignableFrom(FrontDoor.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs.container..", "jakarta.ws.rs.ext..");

  /// What runs before a resource and how exceptions are mapped is defined in one place.
  @ArchTest
  static final ArchRule onlyTheFrontDoorFiltersAndMapsExceptions =
      methods()
          .that()
          .areAnnotatedWith(ServerRequestFilter.class)
          .or()
          .areAnnotatedWith(ServerResponseFilter.class)
          .or()
          .areAnnotatedWith(ServerExceptionMapper.class)
          .should()
          .beDeclaredIn(FrontDoor.class);

  @ArchTest
  static final ArchRule noFieldInjection = noFields().should().beAnnotatedWith(Inject.class);
}
