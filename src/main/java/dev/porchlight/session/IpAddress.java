package dev.porchlight.session;

import java.net.InetAddress;

/// Reads IP addresses without a zone. A zone (`fe80::1%eth0`) names a network interface of the host
/// that wrote it; another host cannot even read such an address.
public final class IpAddress {
  private static final char ZONE = '%';

  private IpAddress() {}

  /// The address that `text` spells out.
  ///
  /// @throws IllegalArgumentException if it is not an address, or has a zone
  public static InetAddress of(String text) {
    if (text.indexOf(ZONE) >= 0) {
      throw new IllegalArgumentException("an address with a zone");
    }
    return InetAddress.ofLiteral(text);
  }
}
