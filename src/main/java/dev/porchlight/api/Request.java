package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.porchlight.telemetry.ObservedRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request as AWS delivered it (payload format 2.0), and its state while it is being answered.
/// Everything that reads the request goes through here: the JAX-RS view cuts headers at commas
/// (`Date: Fri, 20 Nov …`) and decodes the query, and signatures need both as they were sent.
///
/// Source for what AWS delivers: captured events, `src/test/resources/gateway-events`.
public final class Request {
  private final APIGatewayV2HTTPEvent event;
  private final ObservedRequest observed;
  private final RequestPath path;
  private final GatewayRoute route;
  private final @Nullable Family family;
  private final Map<String, String> headers;
  private Need need = Need.READ;
  private boolean administration;
  private @Nullable Operation operation;
  private @Nullable Call call;
  private boolean refused;

  /// @param path without what precedes the family's root
  /// @param family null if no family owns the path
  Request(
      APIGatewayV2HTTPEvent event,
      ObservedRequest observed,
      RequestPath path,
      GatewayRoute route,
      @Nullable Family family) {
    this.event = event;
    this.observed = observed;
    this.path = path;
    this.route = route;
    this.family = family;
    this.headers = lowerCased(event.getHeaders());
  }

  /// The family that the request is for; empty if no family owns its path.
  public Optional<Family> family() {
    return Optional.ofNullable(family);
  }

  /// In upper case, as AWS sends it.
  public String method() {
    return event.getRequestContext().getHttp().getMethod();
  }

  /// The path, starting at the family's root.
  public RequestPath path() {
    return path;
  }

  /// The id that the path has for a parameter of the operation's template, such as `{userId}`.
  ///
  /// @throws RefusedException with [Refusal#PATH_AMBIGUOUS] if it is not written as [PathId] says
  public String pathParameter(String name) {
    return path.text(operation().place(name))
        .flatMap(PathId::read)
        .orElseThrow(Refusal.PATH_AMBIGUOUS::refused);
  }

  /// What the gateway read from the path.
  GatewayRoute route() {
    return route;
  }

  /// What follows the `?`, percent-encoded as it was sent; empty if there is none.
  public String query() {
    return Objects.requireNonNullElse(event.getRawQueryString(), "");
  }

  /// The headers by lower-case name, without cookies; repeated headers arrive with their values
  /// joined by commas.
  public Map<String, String> headers() {
    return headers;
  }

  /// The header with this lower-case name; empty if it was not sent.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The value of a cookie as it was sent; empty if there is none of that name. AWS delivers
  /// cookies separately from the headers.
  public Optional<String> cookie(String name) {
    List<String> cookies = event.getCookies();
    return cookies == null
        ? Optional.empty()
        : cookies.stream()
            .filter(cookie -> cookie.startsWith(name + "="))
            .map(cookie -> cookie.substring(name.length() + 1))
            .findFirst();
  }

  /// Refuses a body that may exceed the limit.
  ///
  /// @throws RefusedException with [Refusal#BODY_TOO_LARGE]
  public void limitBody(long bytes) {
    if (bodyBytesAtMost() > bytes) {
      throw Refusal.BODY_TOO_LARGE.refused();
    }
  }

  /// Whether there is a body.
  public boolean hasBody() {
    return bodyBytesAtMost() > 0;
  }

  /// An upper bound on the body's length in bytes of UTF-8, found without decoding it.
  private long bodyBytesAtMost() {
    String body = event.getBody();
    if (body == null) {
      return 0;
    }
    return event.getIsBase64Encoded() ? body.length() / 4L * 3 + 3 : utf8Bytes(body);
  }

  /// The body as text; empty if there is none.
  ///
  /// @throws CharacterCodingException if the body is not well-formed UTF-8
  public String body() throws CharacterCodingException {
    String body = event.getBody();
    if (body == null) {
      return "";
    }
    return event.getIsBase64Encoded() ? decoded(body) : body;
  }

  /// A lower-case UUID that identifies the request in the answer and in the log: Lambda's own
  /// request id, so that both lead to the invocation.
  public String id() {
    return observed.id();
  }

  /// What log lines and metrics record about the request.
  public ObservedRequest observed() {
    return observed;
  }

  /// What the caller needs to be admitted.
  public Need need() {
    return need;
  }

  void needs(Need needed) {
    need = needed;
    if (needed == Need.WRITE) {
      observed.changes();
    }
  }

  /// Whether the operation [Administers] access keys.
  public boolean isAdministration() {
    return administration;
  }

  void administers() {
    administration = true;
  }

  /// The operation that the path and method lead to.
  public Operation operation() {
    return Objects.requireNonNull(operation, "the request has not reached an operation");
  }

  void reached(Operation matched) {
    operation = matched;
    observed.reached(matched.route());
  }

  void isAdmittedAs(Call admitted) {
    call = admitted;
  }

  /// Whether the family has admitted the request.
  public boolean isAdmitted() {
    return call != null;
  }

  void refuse() {
    refused = true;
  }

  /// Whether the request was refused, before or after it was admitted.
  boolean isRefused() {
    return refused;
  }

  /// The call, as the family admitted it.
  public <C extends Call> C call(Class<C> type) {
    return type.cast(Objects.requireNonNull(call, "the request has not been admitted"));
  }

  private static Map<String, String> lowerCased(@Nullable Map<String, String> sent) {
    Map<String, String> headers = new HashMap<>();
    if (sent != null) {
      sent.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    }
    return headers;
  }

  private static String decoded(String base64) throws CharacterCodingException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new CharacterCodingException();
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static long utf8Bytes(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
