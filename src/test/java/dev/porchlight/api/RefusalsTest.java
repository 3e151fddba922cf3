package dev.porchlight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.porchlight.credentials.AccessKeyAuthentication;
import dev.porchlight.credentials.CallerRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A family has an error for every refusal: [Reason#in] finds it by name.
class RefusalsTest {
  private static final Map<String, List<JavaClass>> FAMILIES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("dev.porchlight.api")
              .stream()
              .filter(type -> !type.getPackageName().equals("dev.porchlight.api"))
              .collect(Collectors.groupingBy(JavaClass::getPackageName));

  @Test
  void everyFamilyHasAnErrorForEveryRefusal() {
    assertThat(FAMILIES).hasSizeGreaterThan(4);
    FAMILIES.forEach((family, classes) ->
        assertThat(errorNames(classes)).as(family).containsAll(names(Refusal.values())));
  }

  @Test
  void familiesWithAccessKeysHaveAnErrorForEveryCallerRefusal() {
    Map<String, List<JavaClass>> keyed =
        FAMILIES.entrySet().stream()
            .filter(family -> family.getValue().stream().anyMatch(RefusalsTest::authenticates))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(keyed).hasSizeGreaterThan(1);
    keyed.forEach((family, classes) ->
        assertThat(errorNames(classes)).as(family).containsAll(names(CallerRefusal.values())));
  }

  @Test
  void reasonOfTheSameTypeIsReturnedAsItIs() {
    assertThat(Reason.in(Refusal.class, Refusal.FAULT)).isSameAs(Refusal.FAULT);
  }

  private static boolean authenticates(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(d -> d.getTargetClass().isEquivalentTo(AccessKeyAuthentication.class));
  }

  /// The names of the family's errors: the constants of its one enum of reasons.
  private static Set<String> errorNames(List<JavaClass> family) {
    List<JavaClass> errors =
        family.stream().filter(type -> type.isEnum() && type.isAssignableTo(Reason.class)).toList();
    assertThat(errors).hasSize(1);
    return names((Enum<?>[]) errors.getFirst().reflect().getEnumConstants());
  }

  private static Set<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }
}
