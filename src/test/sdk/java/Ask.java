import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.CheckSessionStatusDto;
import cn.authing.sdk.java.dto.GetUserLoggedinAppsDto;
import cn.authing.sdk.java.model.ManagementClientOptions;
import cn.hutool.json.JSONObject;
import cn.hutool.json.JSONUtil;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Asks questions with an unmodified Java SDK: one JSON question a line in, one JSON answer a line
/// out.
public final class Ask {
  private Ask() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JSONObject question = JSONUtil.parseObj(line);
      Object answer;
      try {
        answer = ask(client(arguments[0], question), question);
      } catch (RuntimeException e) {
        answer = new JSONObject().set("thrown", String.valueOf(e.getMessage()));
      }
      out.println(JSONUtil.toJsonStr(answer));
    }
  }

  private static ManagementClient client(String host, JSONObject question) throws Exception {
    ManagementClientOptions options = new ManagementClientOptions();
    options.setHost(host);
    options.setAccessKeyId(question.getStr("accessKeyId"));
    options.setAccessKeySecret(question.getStr("accessKeySecret"));
    return new ManagementClient(options);
  }

  private static Object ask(ManagementClient client, JSONObject question) {
    JSONObject parameters = question.getJSONObject("parameters");
    if (question.getStr("operation").equals("checkSessionStatus")) {
      CheckSessionStatusDto dto = new CheckSessionStatusDto();
      dto.setUserId(parameters.getStr("userId"));
      dto.setAppId(parameters.getStr("appId"));
      return client.checkSessionStatus(dto);
    }
    GetUserLoggedinAppsDto dto = new GetUserLoggedinAppsDto();
    dto.setUserId(parameters.getStr("userId"));
    dto.setUserIdType(parameters.getStr("userIdType"));
    return client.getUserLoggedinApps(dto);
  }
}
