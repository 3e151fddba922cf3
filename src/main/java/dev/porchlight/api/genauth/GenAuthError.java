package dev.porchlight.api.genauth;

import dev.porchlight.api.Reason;
import org.jspecify.annotations.Nullable;

/// Every error of the family. The HTTP status is always 200: any other makes the Node, Java and C#
/// SDKs throw instead of returning the answer. The codes and the Chinese texts of 400 (parameter,
/// limit), 2004 and 2020 are GenAuth's; the other Chinese texts and all English ones are ours (no
/// source has any).
///
/// In a message `{}` stands for the detail: parameter names, an HTTP method.
public enum GenAuthError implements Reason {
  PARAMETER_MALFORMED(400, null, "Parameter {} is malformed", "参数 {} 格式错误"),
  /// In GenAuth's own words, in every language.
  LIMIT_TOO_LARGE(400, null, "limit must less than 50", "limit must less than 50"),
  BODY_MALFORMED(
      400,
      null,
      "The body must be one JSON object in UTF-8, without duplicate keys",
      "请求体必须是 UTF-8 编码的 JSON 对象，且键不能重复"),
  QUERY_MALFORMED(
      400,
      null,
      "The query string must be percent-encoded UTF-8, without duplicate keys",
      "查询参数必须是 UTF-8 百分号编码，且键不能重复"),
  CONTENT_TYPE_WRONG(
      400, null, "Content-Type must be application/json", "Content-Type 必须是 application/json"),
  USER_ID_TYPE_UNSUPPORTED(400, null, "userIdType {} is not supported", "不支持的 userIdType：{}"),
  PATH_AMBIGUOUS(400, null, "The path is ambiguous", "请求路径有歧义"),
  USER_AMBIGUOUS(
      400,
      null,
      "{} is a name of several users: say of which kind it is (userIdType)",
      "{} 对应多个用户，请用 userIdType 指定类型"),
  METHOD_WRONG(400, null, "This operation does not accept this HTTP method", "请求方法错误"),
  SIGNATURE_WRONG(401, 1300, "The signature is invalid", "签名无效"),
  SIGNATURE_METHOD_WRONG(401, 1301, "The signature method must be HMAC-SHA1", "签名方法不匹配"),
  SIGNATURE_VERSION_WRONG(401, 1302, "The signature version must be 1.0", "签名版本不匹配"),
  DATE_MALFORMED(
      401,
      1303,
      "The timestamp is malformed: it should be a Unix timestamp in milliseconds",
      "时间戳格式错误，应为毫秒时间戳"),
  DATE_MISSING(401, 1304, "The date header is missing", "缺少 date 请求头"),
  DATE_SKEWED(401, 1305, "The timestamp is too far from the server's time", "时间戳与服务器时间相差过大"),
  SIGNATURE_USED(401, 1306, "The signature has already been used", "签名已被使用"),
  NOT_SIGNED_IN(401, 2020, "Not signed in: this request is not permitted", "尚未登录，无权限访问此请求"),
  USER_POOL_UNKNOWN(401, 2224, "The user pool does not exist", "用户池不存在"),
  SECRET_WRONG(401, 1300, "The access key's secret is wrong", "AccessKey 密钥错误"),
  USER_POOL_FOREIGN(
      403, null, "The access key does not belong to this user pool", "AccessKey 无权访问该用户池"),
  SCOPE_MISSING(403, null, "The access key lacks the scope {}", "AccessKey 缺少 {} 权限"),
  USER_UNKNOWN(404, 2004, "The user does not exist", "用户不存在"),
  OPERATION_UNKNOWN(404, null, "There is no such operation", "接口不存在"),
  BODY_TOO_LARGE(413, null, "The body is too large", "请求体过大"),
  FAULT(500, null, "Internal server error", "服务器内部错误"),
  LIST_OF_ALL_UNSUPPORTED(
      501,
      null,
      "Listing all users is not supported: name them by id, username, email, phone or externalId",
      "不支持列出全部用户，请指定 id、username、email、phone 或 externalId"),
  SEARCH_UNSUPPORTED(
      501, null, "Users can be found by exact name only; {} is not supported", "仅支持精确查找用户，不支持 {}"),
  STORE_UNAVAILABLE(
      503, null, "The service is temporarily unavailable; try again later", "服务暂时不可用，请稍后重试");

  private final int statusCode;
  private final @Nullable Integer apiCode;
  private final String english;
  private final String chinese;

  GenAuthError(int statusCode, @Nullable Integer apiCode, String english, String chinese) {
    this.statusCode = statusCode;
    this.apiCode = apiCode;
    this.english = english;
    this.chinese = chinese;
  }

  /// The family's error for a reason.
  static GenAuthError of(Reason reason) {
    return Reason.in(GenAuthError.class, reason);
  }

  /// The outcome in the body.
  public int statusCode() {
    return statusCode;
  }

  /// GenAuth's business code; null if it has none.
  public @Nullable Integer apiCode() {
    return apiCode;
  }

  /// The message, with `detail` for `{}`.
  public String message(Language language, String detail) {
    String text = language == Language.CHINESE ? chinese : english;
    return text.replace("{}", detail);
  }
}
