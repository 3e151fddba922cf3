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
import java.util.stream.Collectors;

/// `make access-key POOL=… SCOPES=…`: issues the first access key of a user pool, or any other.
public final class AccessKeyCommand {
  private static final int FAILED = 2;

  private AccessKeyCommand() {}

  /// Arguments: see [AccessKeyArguments].
  public static void main(String[] arguments) {
    System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /// Issues one access key and shows its secret, this once only.
  ///
  /// @return the exit status: 0 if a key was issued, 2 if not
  public static int run(String[] arguments, PrintStream out) {
    try {
      return report(issue(AccessKeyArguments.parse(arguments)), out);
    } catch (UsageException | StoreUnavailableException e) {
      out.println(e.getMessage());
      return FAILED;
    }
  }

  private static Issuing.Permitted issue(AccessKeyArguments named) {
    var keys = DynamoDbAccessKeyWriter.connect(named.endpoint(), named.table());
    return new AccessKeyIssuer(keys, InstantSource.system(), new SecureRandom())
        .issueAsOperator(named.pool(), named.scopes());
  }

  private static int report(Issuing.Permitted issuing, PrintStream out) {
    return switch (issuing) {
      case Issuing.Issued(AccessKey key, var _) -> {
        out.println(text(key));
        yield 0;
      }
      case Issuing.Exists(String id) -> {
        out.println("No access key was issued: the id " + id + " is taken. Try again.");
        yield FAILED;
      }
    };
  }

  private static String text(AccessKey key) {
    return """
    Access key id: %s
    Secret:        %s
    User pool:     %s
    Scopes:        %s
    The secret is shown only once and cannot be retrieved later. If it is lost, issue another key.\
    """
        .formatted(
            key.id(),
            key.secret(),
            key.userPool(),
            key.scopes().stream().map(Scope::key).sorted().collect(Collectors.joining(", ")));
  }
}
