package dev.porchlight.operator;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.Issuing;
import dev.porchlight.access.Scope;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeyWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.stream.Collectors;

/// `make access-key POOL=… SCOPES=…` issues the first access key of a user pool, or any other;
/// `make access-key POOL=… REVOKE=…` revokes one.
public final class AccessKeyCommand {
  private static final int FAILED = 2;

  private AccessKeyCommand() {}

  /// Arguments: see [AccessKeyArguments].
  public static void main(String[] arguments) {
    System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /// Issues one access key and shows its secret, this once only; or revokes one, with all that it
  /// issued.
  ///
  /// @return the exit status: 0 if a key was issued or revoked, 2 if not
  public static int run(String[] arguments, PrintStream out) {
    try {
      AccessKeyArguments named = AccessKeyArguments.parse(arguments);
      AccessKeyIssuer issuer = issuer(named);
      return named.revoked().isPresent()
          ? revoke(issuer, named.pool(), named.revoked().get(), out)
          : report(issuer.issueAsOperator(named.pool(), named.scopes()), out);
    } catch (UsageException | StoreUnavailableException e) {
      out.println(e.getMessage());
      return FAILED;
    }
  }

  private static AccessKeyIssuer issuer(AccessKeyArguments named) {
    var keys = DynamoDbAccessKeyWriter.connect(named.endpoint(), named.table(), named.kmsKey());
    return new AccessKeyIssuer(keys, InstantSource.system(), new SecureRandom());
  }

  private static int revoke(AccessKeyIssuer issuer, UserPoolId pool, String id, PrintStream out) {
    boolean revoked = issuer.revoke(pool, id);
    out.println(
        revoked
            ? "Revoked, with all that it issued. They may still work for up to 60 seconds."
            : "Nothing was revoked: the user pool never had this access key.");
    return revoked ? 0 : FAILED;
  }

  private static int report(Issuing.Permitted issuing, PrintStream out) {
    return switch (issuing) {
      case Issuing.Issued(AccessKey key, var _) -> {
        out.println(text(key));
        yield 0;
      }
      case Issuing.Exist(var ids) -> {
        out.println("No access key was issued: the id " + ids.getFirst() + " is taken. Try again.");
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
