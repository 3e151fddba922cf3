import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.CheckSessionStatusDto;
import cn.authing.sdk.java.dto.GetUserLoggedInIdentitiesDto;
import cn.authing.sdk.java.dto.GetUserLoggedinAppsDto;
import cn.authing.sdk.java.dto.GetUserLoginHistoryDto;
import cn.authing.sdk.java.dto.IsUserExistsReqDto;
import cn.authing.sdk.java.dto.KickUsersDto;
import cn.authing.sdk.java.dto.ListUsersRequestDto;
import cn.authing.sdk.java.model.ManagementClientOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Asks questions with an unmodified Java SDK: one JSON question per line in, one JSON answer per
/// line out.
public final class Ask {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Ask() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode question = JSON.readTree(line);
      Object answer;
      try {
        answer = ask(client(arguments[0], question), question);
      } catch (RuntimeException e) {
        answer = Map.of("thrown", String.valueOf(e.getMessage()));
      }
      out.println(JSON.writeValueAsString(answer));
    }
  }

  private static ManagementClient client(String host, JsonNode question) throws Exception {
    ManagementClientOptions options = new ManagementClientOptions();
    options.setHost(host);
    options.setAccessKeyId(question.path("accessKeyId").asText());
    options.setAccessKeySecret(question.path("accessKeySecret").asText());
    return new ManagementClient(options);
  }

  private static Object ask(ManagementClient client, JsonNode question) {
    return switch (question.path("operation").asText()) {
      case "checkSessionStatus" ->
          client.checkSessionStatus(parameters(question, CheckSessionStatusDto.class));
      case "getUserLoggedinApps" ->
          client.getUserLoggedinApps(parameters(question, GetUserLoggedinAppsDto.class));
      case "getUserLoggedinIdentities" ->
          client.getUserLoggedinIdentities(
              parameters(question, GetUserLoggedInIdentitiesDto.class));
      case "getUserLoginHistory" ->
          client.getUserLoginHistory(parameters(question, GetUserLoginHistoryDto.class));
      case "isUserExists" -> client.isUserExists(parameters(question, IsUserExistsReqDto.class));
      case "kickUsers" -> client.kickUsers(parameters(question, KickUsersDto.class));
      case "listUsers" -> client.listUsers(parameters(question, ListUsersRequestDto.class));
      default -> throw new IllegalArgumentException("unknown operation");
    };
  }

  private static <T> T parameters(JsonNode question, Class<T> type) {
    return JSON.convertValue(question.get("parameters"), type);
  }
}
