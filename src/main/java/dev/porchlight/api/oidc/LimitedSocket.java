package dev.porchlight.api.oidc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;

/// A connection to a server that is not trusted to be brief. However slowly and however much the
/// server sends, and in whatever part of the protocol, reading ends with an [IOException].
final class LimitedSocket extends Socket {
  private final Deadline deadline;
  private int bytesLeft;

  /// @param mostBytes the maximum that the server may send
  LimitedSocket(Deadline deadline, int mostBytes) {
    this.deadline = deadline;
    this.bytesLeft = mostBytes;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    super.connect(endpoint, Math.min(timeoutMillis, deadline.remainingMillis()));
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Limited(super.getInputStream());
  }

  private final class Limited extends FilterInputStream {
    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      setSoTimeout(deadline.remainingMillis());
      int read = super.read(into, offset, length);
      bytesLeft -= Math.max(0, read);
      if (bytesLeft < 0) {
        throw new IOException("the server sent too much");
      }
      return read;
    }
  }
}
