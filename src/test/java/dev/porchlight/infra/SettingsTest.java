package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.porchlight.api.oidc.OidcConfig.IssuerConfig;
import dev.porchlight.workbench.infra.Route;
import dev.porchlight.workbench.infra.Template;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The template sets only variables that exist: a misspelt one would be silently ignored.
class SettingsTest {
  @Test
  void everyVariableOfTheFunctionsIsASetting() {
    Set<String> known = known();
    assertThat(environment().properties())
        .extracting(variable -> variable.getKey())
        .contains("PORCHLIGHT_STAGE", "PORCHLIGHT_TABLES_SESSIONS")
        .allSatisfy(name -> assertThat(known).anyMatch(name::matches));
  }

  @Test
  void logoutIssuerIsConfiguredCompletelyOrNotAtAll() {
    List<String> required =
        Arrays.stream(IssuerConfig.class.getDeclaredMethods())
            .filter(setting -> !setting.isAnnotationPresent(WithDefault.class))
            .filter(setting -> !setting.getReturnType().equals(Optional.class))
            .flatMap(setting -> variables(setting, "PORCHLIGHT_OIDC_ISSUERS_MAIN"))
            .toList();
    assertThat(required)
        .hasSize(5)
        .extracting(variable -> Template.texts(environment().path(variable)))
        .doesNotHaveDuplicates()
        .allSatisfy(value -> {
          assertThat(value).hasSize(3).startsWith("HasLogoutIssuer").endsWith("AWS::NoValue");
          assertThat(Template.INSTANCE.parameter(value.get(1)).path("Default").asText("none"))
              .isEmpty();
          assertThat(needed()).contains(value.get(1));
        });
  }

  @Test
  void bothFunctionsHaveTheSameSettingsExceptThatTheReaderRefusesWrites() {
    assertThat(Template.INSTANCE.properties(Route.WRITER).has("Environment")).isFalse();
    assertThat(Template.INSTANCE.properties(Route.READER).at("/Environment/Variables").properties())
        .extracting(variable -> variable.getKey() + "=" + variable.getValue().asText())
        .containsExactly("PORCHLIGHT_FUNCTION_WRITES=false");
    assertThat(known()).contains("PORCHLIGHT_FUNCTION_WRITES");
  }

  private static JsonNode environment() {
    return Template.INSTANCE.settings(Route.READER, "Environment").getFirst().path("Variables");
  }

  /// The parameters without which the template refuses an issuer.
  private static List<String> needed() {
    JsonNode rule = Template.INSTANCE.root().path("Rules").path("LogoutIssuerIsWhole");
    return rule.path("Assertions").findValues("Assert").stream()
        .map(assertion -> assertion.path(0).path(0).asText())
        .toList();
  }

  /// Patterns, because operators choose the names of issuers.
  private static Set<String> known() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.porchlight")
            .stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .flatMap(type ->
                variables(
                    type.reflect(),
                    type.getAnnotationOfType(ConfigMapping.class)
                        .prefix()
                        .replaceAll("[.-]", "_")
                        .toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
  }

  private static Stream<String> variables(Class<?> settings, String prefix) {
    return Arrays.stream(settings.getDeclaredMethods()).flatMap(one -> variables(one, prefix));
  }

  private static Stream<String> variables(Method setting, String prefix) {
    String name =
        prefix + "_" + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    if (setting.getGenericReturnType() instanceof ParameterizedType map
        && map.getRawType().equals(Map.class)) {
      return variables((Class<?>) map.getActualTypeArguments()[1], name + "_[A-Z0-9]+");
    }
    boolean isGroup = setting.getReturnType().getEnclosingClass() != null;
    return isGroup && setting.getReturnType().isInterface()
        ? variables(setting.getReturnType(), name)
        : Stream.of(name);
  }
}
