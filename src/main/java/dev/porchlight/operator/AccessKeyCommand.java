package dev.porchlight.operator;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.Issuing;
import dev.porchlight.access.Scope;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeyWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/// `make access-key POOL=… SCOPES=…`: the first key of a user pool, and any other.
public final class AccessKeyCommand {
  private static final int FAILED = 2;

  private AccessKeyCommand() {}

  /// Arguments: see [AccessKeyArguments].
  public static void main(String[] arguments) {
    System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /// Issues one access key, and shows its secret this once.
  ///
  /// @return the exit status: 0 if there is a new key, 2 if not
  public static int run(String[] arguments, PrintStream out) {
    try {
      out.println(text(issue(AccessKeyArguments.parse(arguments))));
      return 0;
    } catch (IllegalArgumentException | StoreUnavailableException e) {
      out.println(e.getMessage());
      return FAILED;
    }
  }

  private static AccessKey issue(AccessKeyArguments told) {
    var keys = DynamoDbAccessKeyWriter.connect(told.endpoint(), told.table());
    AccessKeyIssuer issuer = new AccessKeyIssuer(keys, InstantSource.system(), new SecureRandom());
    return switch (issuer.issue(operator(told), told.scopes())) {
      case Issuing.Issued(AccessKey key, var _) -> key;
      case Issuing.Exists _, Issuing.ScopeMissing _ ->
          throw new StoreUnavailableException("no access key was issued; try again");
    };
  }

  /// Whoever may write the table may grant everything. This key is never stored.
  private static AccessKey operator(AccessKeyArguments told) {
    return new AccessKey(
        "operator", "never stored, never asked", told.pool(), Set.of(Scope.values()));
  }

  private static String text(AccessKey key) {
    return """
    Access key id: %s
    Secret:        %s
    User pool:     %s
    Scopes:        %s
    The secret is shown this once. It cannot be read again; issue another key instead.\
    """
        .formatted(
            key.id(),
            key.secret(),
            key.userPool(),
            key.scopes().stream().map(Scope::key).sorted().collect(Collectors.joining(", ")));
  }
}
