package dev.porchlight.store.dynamodb.direct;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointParams;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/// Where DynamoDB is, and who asks: as the SDK's client was configured.
///
/// @param uri without path and query
/// @param credentials renews them by itself
public record StoreAddress(
    URI uri, Region region, IdentityProvider<? extends AwsCredentialsIdentity> credentials) {

  /// The address that `client` asks; empty if it has a path, which the direct read does not know.
  public static Optional<StoreAddress> of(DynamoDbClient client) {
    DynamoDbServiceClientConfiguration configured = client.serviceClientConfiguration();
    Region region = configured.region();
    URI uri = configured.endpointOverride().orElseGet(() -> regional(region));
    boolean plain = uri.getHost() != null && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
    return plain
        ? Optional.of(new StoreAddress(uri, region, configured.credentialsProvider()))
        : Optional.empty();
  }

  /// The value of `Host`.
  String host() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static URI regional(Region region) {
    return DynamoDbEndpointProvider.defaultProvider()
        .resolveEndpoint(
            DynamoDbEndpointParams.builder()
                .region(region)
                .useFips(FipsEnabledProvider.builder().build().isFipsEnabled().orElse(false))
                .useDualStack(
                    DualstackEnabledProvider.builder().build().isDualstackEnabled().orElse(false))
                .build())
        .join()
        .endpointUrl()
        .toUri();
  }
}
