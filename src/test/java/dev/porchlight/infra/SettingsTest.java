package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The template sets what exists: a misspelt environment variable would be ignored in silence.
class SettingsTest {
  @Test
  void everyVariableOfTheFunctionsIsASetting() {
    JsonNode environment =
        Template.INSTANCE.settings(Route.READER, "Environment").getFirst().path("Variables");
    assertThat(environment.properties())
        .extracting(variable -> variable.getKey())
        .contains("PORCHLIGHT_STAGE", "PORCHLIGHT_TABLES_SESSIONS")
        .isSubsetOf(known());
  }

  @Test
  void bothFunctionsHaveTheSameSettings() {
    for (String function : Set.of(Route.READER, Route.WRITER)) {
      assertThat(Template.INSTANCE.properties(function).has("Environment")).isFalse();
    }
  }

  private static Set<String> known() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.porchlight")
            .stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .flatMap(type ->
                variables(type.reflect(), type.getAnnotationOfType(ConfigMapping.class).prefix()))
            .collect(Collectors.toSet());
  }

  private static Stream<String> variables(Class<?> settings, String prefix) {
    return Arrays.stream(settings.getDeclaredMethods()).flatMap(one -> variables(one, prefix));
  }

  private static Stream<String> variables(Method setting, String prefix) {
    String name = prefix + "." + setting.getName().replaceAll("([A-Z])", "-$1");
    boolean isGroup = setting.getReturnType().getEnclosingClass() != null;
    return isGroup && setting.getReturnType().isInterface()
        ? variables(setting.getReturnType(), name)
        : Stream.of(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
  }
}
