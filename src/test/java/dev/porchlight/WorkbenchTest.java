package dev.porchlight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;

/// Main does not know the workbench, and the workbench does not know the tests. The compiler
/// enforces only the first: workbench and tests are compiled together.
@AnalyzeClasses(packages = "dev.porchlight")
class WorkbenchTest {
  private static final Path WORKBENCH = Path.of("src/workbench/java");

  @ArchTest
  static final ArchRule mainDoesNotKnowTheWorkbench =
      noClasses()
          .that(haveTheirSourceIn(Path.of("src/main/java")))
          .should()
          .dependOnClassesThat(haveTheirSourceIn(WORKBENCH));

  @ArchTest
  static final ArchRule workbenchDoesNotKnowTheTests =
      noClasses()
          .that(haveTheirSourceIn(WORKBENCH))
          .should()
          .dependOnClassesThat(haveTheirSourceIn(Path.of("src/test/java")));

  @ArchTest
  static final ArchRule workbenchHasItsOwnPackages =
      classes()
          .that(haveTheirSourceIn(WORKBENCH))
          .should()
          .resideInAPackage("dev.porchlight.workbench..");

  private static DescribedPredicate<JavaClass> haveTheirSourceIn(Path root) {
    return DescribedPredicate.describe(
        "have their source in " + root,
        type ->
            type.getSource()
                .flatMap(Source::getFileName)
                .map(root.resolve(type.getPackageName().replace('.', '/'))::resolve)
                .filter(Files::exists)
                .isPresent());
  }
}
