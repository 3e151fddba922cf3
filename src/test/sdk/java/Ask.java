import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.CheckSessionStatusDto;
import cn.authing.sdk.java.dto.GetUserLoggedinAppsDto;
import cn.authing.sdk.java.model.ManagementClientOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Asks questions with an unmodified Java SDK: one JSON question a line in, one JSON answer a line
/// out.
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
    JsonNode parameters = question.get("parameters");
    if (question.path("operation").asText().equals("checkSessionStatus")) {
      CheckSessionStatusDto dto = new CheckSessionStatusDto();
      dto.setUserId(parameters.path("userId").asText());
      dto.setAppId(parameters.path("appId").asText());
      return client.checkSessionStatus(dto);
    }
    GetUserLoggedinAppsDto dto = new GetUserLoggedinAppsDto();
    dto.setUserId(parameters.path("userId").asText());
    dto.setUserIdType(parameters.path("userIdType").asText());
    return client.getUserLoggedinApps(dto);
  }
}
