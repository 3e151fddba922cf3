package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Connects an operator's tools to DynamoDB, with generous timeouts.
final class OperatorConnection {
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  private OperatorConnection() {}

  /// Connects with the environment's credentials and region. What the environment lacks is made up
  /// for an endpoint on this machine: DynamoDB Local takes any, and an emulator of AWS, for which
  /// they matter, needs no profile.
  ///
  /// @param tables what will be asked for, for messages
  /// @throws StoreUnavailableException if no region is set
  static StoreCalls to(Optional<URI> endpoint, String... tables) {
    Optional<URI> local = endpoint.filter(OperatorConnection::isOnThisMachine);
    Region region = local.isPresent() ? regionOrAny() : region();
    var builder =
        DynamoDbClient.builder()
            .region(region)
            .overrideConfiguration(
                c -> c.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(CALL_TIMEOUT));
    endpoint.ifPresent(builder::endpointOverride);
    local.ifPresent(_ -> builder.credentialsProvider(credentialsOrAny()));
    return StoreCalls.ofOperator(
        builder.build(),
        "tables: %s; region: %s; endpoint: %s"
            .formatted(
                String.join(", ", tables),
                region,
                endpoint.map(URI::toString).orElse("AWS's own")));
  }

  private static Region regionOrAny() {
    return SdkSystemSetting.AWS_REGION.getStringValue().map(Region::of).orElse(Region.US_EAST_1);
  }

  private static AwsCredentialsProvider credentialsOrAny() {
    return AwsCredentialsProviderChain.of(
        SystemPropertyCredentialsProvider.create(),
        EnvironmentVariableCredentialsProvider.create(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  private static Region region() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      throw new StoreUnavailableException(
          "No region is set. Set AWS_REGION, or one in the profile; for DynamoDB Local, set ENDPOINT.",
          e);
    }
  }

  private static boolean isOnThisMachine(URI endpoint) {
    try {
      return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
