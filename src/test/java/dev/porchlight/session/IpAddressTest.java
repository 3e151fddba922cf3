package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @Test
  void addressIsReadWithoutAskingAnybody() {
    assertThat(IpAddress.of("192.0.2.1")).hasToString("/192.0.2.1");
    assertThat(IpAddress.of("fe80::1")).hasToString("/fe80:0:0:0:0:0:0:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fe80::1%eth0", "fe80::1%1", "::1%0", "%", "localhost", "192.0.2.300", ""})
  void whatAnotherHostCouldNotReadIsRefused(String text) {
    assertThatThrownBy(() -> IpAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
