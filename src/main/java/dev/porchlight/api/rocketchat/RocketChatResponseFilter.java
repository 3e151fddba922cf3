package dev.porchlight.api.rocketchat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/// Puts the family's headers on the answers of its resources.
@RocketChat
@Provider
public final class RocketChatResponseFilter implements ContainerResponseFilter {
  private final ResponseHeaders headers;

  public RocketChatResponseFilter(ResponseHeaders headers) {
    this.headers = headers;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    headers.put(response.getHeaders());
  }
}
