package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A path spelled another way reaches no operation at all, whether a function URL delivers it as it
/// was sent or an HTTP API decodes it.
class PathAttacksIT {
  static Stream<Endpoint> all() {
    return Endpoints.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void anotherSpellingOfAPathReachesNothing(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    round.before().ifPresent(Shared.caller()::send);
    for (String path : spellings(round.request().path())) {
      ProofRequest request = round.request().withPath(path);
      assertNothing(round, request);
      if (endpoint.isKeyed()) {
        assertNothing(round, Signer.OF_THE_POOL.sign(request));
      }
    }
  }

  private static void assertNothing(Endpoint round, ProofRequest request) {
    // An escaped slash may be the slash that it stands for.
    boolean isSame = request.path().toLowerCase(Locale.ROOT).contains("%2f");
    for (Caller way :
        isSame
            ? List.of(Shared.callerOfFunctionUrl())
            : List.of(Shared.caller(), Shared.callerOfFunctionUrl())) {
      Reply reply = way.send(request);
      assertThat(round.dialect().status(reply))
          .as(request.method() + " " + request.target() + ": " + reply)
          .isBetween(400, 499);
    }
  }

  private static List<String> spellings(String path) {
    int second = path.indexOf('/', 1);
    int third = path.indexOf('/', second + 1);
    String head = path.substring(0, second);
    String tail = path.substring(second + 1);
    List<String> all = new ArrayList<>();
    all.add(head + "//" + tail);
    all.add(head + "/./" + tail);
    all.add(head + "/x/../" + tail);
    all.add(head + "/%2e%2e/" + tail);
    all.add(head + "%2f" + tail);
    all.add(head + "%2F" + tail);
    all.add(head + "%5c" + tail);
    all.add(head + "%c0%af" + tail);
    all.add(head + "%ef%bc%8f" + tail);
    all.add(head.toUpperCase(Locale.ROOT) + "/" + tail);
    all.add(head + ";a=b/" + tail);
    all.add(path + "/");
    all.add(path + "//");
    all.add(path + "/.");
    all.add(path + "/..");
    all.add(path + "/x/..");
    if (third > 0) {
      String word = path.substring(second + 1, third);
      all.add(head + "/" + word.toUpperCase(Locale.ROOT) + "x" + path.substring(third));
    }
    return all;
  }
}
