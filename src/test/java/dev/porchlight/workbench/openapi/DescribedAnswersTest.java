package dev.porchlight.workbench.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedAnswersTest {
  private static final String JSON = "application/json";
  private static final String ID = "\"requestId\":\"96a0035d-6fc9-4a26-bace-bf066ee92db7\"";

  private final DescribedAnswers answers = new DescribedAnswers();
  private final JsonNode check =
      answers.operation("POST", "/api/v3/check-session-status").orElseThrow();
  private final JsonNode info = answers.operation("GET", "/api/v1/sessions/info").orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":200,\"message\":\"Success\"," + ID + ",\"data\":{\"active\":true}}",
        "{\"statusCode\":401,\"message\":\"No\",\"apiCode\":2020," + ID + "}"
      })
  void describedAnswersPass(String body) {
    assertThatCode(() -> answers.check(check, 200, JSON, body)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":200,\"message\":\"Success\"," + ID + ",\"data\":{\"active\":\"yes\"}}",
        "{\"statusCode\":200,\"message\":\"Success\"," + ID + ",\"data\":{}}",
        "{\"statusCode\":200,\"message\":\"Success\"," + ID + "}",
        "{\"statusCode\":200,\"message\":\"Success\","
            + ID
            + ",\"data\":{\"active\":true,\"a\":1}}",
        "{\"statusCode\":418,\"message\":\"No\"," + ID + "}",
        "{\"statusCode\":401,\"message\":\"No\"," + ID + ",\"data\":{\"active\":true}}",
        "[]"
      })
  void otherAnswersDoNot(String body) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> answers.check(check, 200, JSON, body));
  }

  @Test
  void otherStatusesAndTypesDoNot() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> answers.check(check, 500, JSON, "{}"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> answers.check(check, 200, "text/html", "{}"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> answers.check(info, 401, JSON, "{\"success\":false}"));
  }

  @Test
  void everyAnswerThatAnIntegrationTestGetsIsCompared() throws Exception {
    Class.forName(FunctionUnderTest.class.getName());
    assertThat(RestAssured.filters()).hasAtLeastOneElementOfType(DescribedAnswers.class);
  }

  @Test
  void pathOfNoOperationIsNotChecked() {
    assertThat(answers.operation("POST", "/api/v1/sessions/info")).isEmpty();
    assertThat(answers.operation("GET", "/api/v1/sessions")).isEmpty();
  }
}
