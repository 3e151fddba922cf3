package dev.porchlight.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private final DefaultHttpResponse response =
      new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);

  @Test
  void jsonIsText() {
    response.headers().set("Content-Type", "application/json;charset=UTF-8");
    assertThat(answer("{\"a\":\"张\"}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json;charset=UTF-8\"},"
                + "\"body\":\"{\\\"a\\\":\\\"张\\\"}\",\"isBase64Encoded\":false}");
  }

  @Test
  void bodyThatIsNotTextIsBase64Encoded() {
    response.headers().set("Content-Type", "application/octet-stream");
    assertThat(answer(new byte[] {0, (byte) 0xFF}))
        .contains("\"body\":\"AP8=\",\"isBase64Encoded\":true");
  }

  @Test
  void repeatedHeadersAreJoinedCookiesKeptApartAndHopByHopHeadersDropped() {
    response.headers().add("X-A", "1").add("X-A", "2").add("Set-Cookie", "a=1, b");
    response.headers().set("Transfer-Encoding", "chunked");
    assertThat(answer(new byte[0]))
        .isEqualTo("{\"statusCode\":200,\"headers\":{\"X-A\":\"1,2\"},\"cookies\":[\"a=1, b\"]}");
  }

  /// Some gateways take a null for a fault.
  @Test
  void answerWithoutABodyHasNoBodyMember() {
    response.setStatus(HttpResponseStatus.NO_CONTENT);
    assertThat(answer(new byte[0])).isEqualTo("{\"statusCode\":204,\"headers\":{}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection", "keep-alive", "Transfer-Encoding", "UPGRADE"})
  void headerOfOurOwnConnectionStaysBehind(String name) {
    response.headers().set(name, "close");
    assertThat(answer(new byte[0])).isEqualTo("{\"statusCode\":200,\"headers\":{}}");
  }

  private String answer(byte[] body) {
    Answer answer = new Answer(response);
    answer.append(Unpooled.wrappedBuffer(body));
    return new String(answer.asJson(), StandardCharsets.UTF_8);
  }
}
