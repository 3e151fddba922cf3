package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.workbench.infra.Route;
import dev.porchlight.workbench.infra.Template;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules for a production stack that are not about tables, roles, routes or alarms
/// (`docs/decisions/0021-the-template-is-held-by-tests.md`).
class TemplateTest {
  private static final Template TEMPLATE = Template.INSTANCE;

  @ParameterizedTest
  @CsvSource({
    "Runtime, provided.al2023",
    "CodeUri, ../target/function.zip",
    "AutoPublishAlias, live",
  })
  void functionsAreTheNativeBinaryBehindAnAlias(String setting, String value) {
    for (String function : List.of(Route.READER, Route.WRITER)) {
      assertThat(TEMPLATE.settings(function, setting))
          .extracting(JsonNode::asText)
          .containsExactly(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Route.READER, Route.WRITER})
  void newVersionIsRolledOutGraduallyAndRolledBackByAlarms(String function) {
    JsonNode deployment = TEMPLATE.properties(function).path("DeploymentPreference");
    assertThat(deployment.path("Type").asText()).isEqualTo("Deployment");
    assertThat(Template.texts(deployment.path("Alarms"))).contains(function + "Errors", "Failures");
    assertThat(TEMPLATE.properties(function).path("AutoPublishCodeSha256").asText())
        .isEqualTo("Release");
    assertThat(TEMPLATE.parameter("Deployment").path("Default").asText()).startsWith("Canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {Route.READER, Route.WRITER})
  void functionLogsToItsOwnGroup(String function) {
    JsonNode logging = TEMPLATE.properties(function).path("LoggingConfig");
    assertThat(logging.path("LogGroup").asText()).isEqualTo(function + "Log");
  }

  @Test
  void logsAreKeptAsLongAsTheParameterSays() {
    assertThat(TEMPLATE.ofType("AWS::Logs::LogGroup"))
        .containsOnlyKeys("ApiLog", "ReaderLog", "WriterLog")
        .allSatisfy((name, group) ->
            assertThat(group.path("Properties").path("RetentionInDays").asText())
                .isEqualTo("LogRetentionDays"));
  }

  @Test
  void requestsAreLoggedWithoutWhatCallersSent() {
    JsonNode log = TEMPLATE.properties("HttpApi").path("AccessLogSettings");
    assertThat(log.path("DestinationArn").asText()).isEqualTo("ApiLog.Arn");
    assertThat(log.path("Format").asText())
        .contains("$context.requestId", "$context.routeKey", "$context.status")
        .doesNotContainIgnoringCase("query")
        .doesNotContainIgnoringCase("header")
        .doesNotContainIgnoringCase("authorizer")
        .doesNotContainIgnoringCase("identity")
        .doesNotContain("$context.path");
  }

  @Test
  void apiIsThrottled() {
    JsonNode settings = TEMPLATE.properties("HttpApi").path("DefaultRouteSettings");
    assertThat(settings.path("ThrottlingRateLimit").asText()).isEqualTo("ThrottlingRatePerSecond");
    assertThat(settings.path("ThrottlingBurstLimit").asText()).isEqualTo("ThrottlingBurst");
  }

  /// Whoever has neither access key nor login token gets no further than these.
  @Test
  void routesThatAnybodyMayCallHaveThrottlesOfTheirOwn() {
    List<String> open =
        Stream.concat(
                Stream.of("$default", "POST /api/v3/get-management-token"),
                Route.deployed(TEMPLATE).stream()
                    .filter(route -> route.path().matches("/(webhooks|oidc)/.*"))
                    .map(route -> route.method() + " " + route.path()))
            .toList();
    assertThat(TEMPLATE.properties("HttpApi").path("RouteSettings").properties())
        .extracting(route -> route.getKey())
        .containsExactlyInAnyOrderElementsOf(open);
    assertThat(TEMPLATE.properties("HttpApi").path("RouteSettings"))
        .allSatisfy(settings -> {
          assertThat(settings.path("ThrottlingRateLimit").asText())
              .isEqualTo("OpenThrottlingRatePerSecond");
          assertThat(settings.path("ThrottlingBurstLimit").asText())
              .isEqualTo("OpenThrottlingBurst");
        });
    for (String limit : List.of("ThrottlingRatePerSecond", "ThrottlingBurst")) {
      assertThat(TEMPLATE.parameter("Open" + limit).path("Default").asInt())
          .isPositive()
          .isLessThan(TEMPLATE.parameter(limit).path("Default").asInt());
    }
  }

  @Test
  void domainRequiresTls12() {
    assertThat(TEMPLATE.properties("Domain").findValuesAsText("SecurityPolicy"))
        .containsExactly("TLS_1_2");
  }

  @Test
  void queueOfFailedEventsIsEncryptedAndKeepsThemForTwoWeeks() {
    JsonNode queue = TEMPLATE.properties("FailedEvents");
    assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).isTrue();
    assertThat(queue.path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 60 * 60);
  }

  @Test
  void pipesRetryForADayAndKeepWhatTheyCannotSend() {
    assertThat(TEMPLATE.ofType("AWS::Pipes::Pipe"))
        .containsOnlyKeys("SessionOpenedPipe", "SessionEndedPipe")
        .allSatisfy((name, pipe) -> {
          JsonNode source = pipe.path("Properties").path("SourceParameters");
          JsonNode stream = source.path("DynamoDBStreamParameters");
          assertThat(stream.path("DeadLetterConfig").path("Arn").asText())
              .isEqualTo("FailedEvents.Arn");
          assertThat(stream.path("MaximumRetryAttempts").asInt()).isPositive();
          assertThat(stream.path("OnPartialBatchItemFailure").asText())
              .isEqualTo("AUTOMATIC_BISECT");
        });
  }

  @Test
  void everyParameterIsDescribed() {
    assertThat(TEMPLATE.root().path("Parameters"))
        .hasSizeGreaterThan(15)
        .allSatisfy(p -> assertThat(p.path("Description").asText()).isNotEmpty());
  }
}
