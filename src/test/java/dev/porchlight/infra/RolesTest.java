package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.porchlight.store.dynamodb.Tables;
import dev.porchlight.workbench.infra.Route;
import dev.porchlight.workbench.infra.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Each function may do what it needs and nothing more.
class RolesTest {
  private static final Template TEMPLATE = Template.INSTANCE;
  private static final String TABLES =
      "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/";
  private static final String STORE_PACKAGE = "dev.porchlight.store.dynamodb";
  private static final Set<String> READS =
      Set.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
  private static final Set<String> WRITES =
      Set.of(
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:ConditionCheckItem");
  private static final Set<String> NO_ACTIONS =
      Set.of("transactWriteItems", "builder", "close", "serviceClientConfiguration");
  private static final Set<String> OF_OPERATORS =
      Set.of("BatchWrite", "OperatorConnection", "TableDataKey");
  private static final Map<Class<?>, String> PARTS =
      Map.of(
          Put.class, "dynamodb:PutItem",
          Update.class, "dynamodb:UpdateItem",
          Delete.class, "dynamodb:DeleteItem",
          ConditionCheck.class, "dynamodb:ConditionCheckItem");
  private static final JavaClasses STORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(STORE_PACKAGE);
  private static final Set<String> OF_A_READER =
      Set.of("kms:Decrypt", "kms:DescribeKey", "logs:CreateLogStream", "logs:PutLogEvents");

  @Test
  void readerCanOnlyReadTheTwoTables() {
    for (JsonNode statement : TEMPLATE.statements("ReaderRole")) {
      List<String> actions = Template.texts(statement.path("Action"));
      if (actions.getFirst().startsWith("dynamodb:")) {
        assertThat(actions).isSubsetOf(READS);
        assertThat(Template.subjects(statement)).allMatch(RolesTest::isOurTableOrItsIndex);
      } else {
        assertThat(actions).isSubsetOf(OF_A_READER);
      }
    }
    assertThat(actions("ReaderRole", table("SessionTable"))).containsAll(READS);
    assertThat(actions("ReaderRole", table("AccessKeyTable"))).contains("dynamodb:GetItem");
  }

  @Test
  void writerMayDoToSessionsWhatTheStoreDoesAndNoMore() {
    assertThat(actions("WriterRole", table("SessionTable")))
        .containsExactlyInAnyOrderElementsOf(
            union(READS, writes(type -> !type.getSimpleName().contains("AccessKey"))));
  }

  @Test
  void writerMayDoToAccessKeysWhatTheStoreDoesAndNoMore() {
    assertThat(actions("WriterRole", table("AccessKeyTable")))
        .containsExactlyInAnyOrderElementsOf(
            union(
                Set.of("dynamodb:GetItem"),
                writes(type -> type.getSimpleName().contains("AccessKey"))));
  }

  /// During a canary, the old version still uses the table that the new one does not name.
  @ParameterizedTest
  @CsvSource({
    "ReaderRole, SessionTable",
    "ReaderRole, AccessKeyTable",
    "WriterRole, SessionTable",
    "WriterRole, AccessKeyTable"
  })
  void roleMayDoTheSameToTheTableOfTheOldVersionAndOfTheNew(String role, String own) {
    for (String index : List.of("", "/index/byLoginAt", "/index/byUserPool")) {
      List<String> actions = actions(role, table(own) + index);
      for (String other : List.of(own + "InUse", own + "Before")) {
        assertThat(actions(role, table(other) + index)).as(other + index).isEqualTo(actions);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReaderRole", "WriterRole"})
  void roleMayDoTheSameWithTheKeyOfEitherTable(String role) {
    assertThat(actions(role, "OtherTableKey"))
        .contains("kms:Decrypt")
        .isEqualTo(actions(role, "AccessKeyTableKey"));
  }

  /// Only the operator makes a data key; the key's policy can allow more to nobody else.
  @ParameterizedTest
  @ValueSource(strings = {"ReaderRole", "WriterRole"})
  void functionCanOnlyDecryptTheDataKeyOfSecrets(String role) {
    assertThat(actions(role, "AccessKeySecretsKey")).containsExactly("kms:Decrypt");
  }

  @Test
  void onlyTheImportWritesBatches() {
    assertThat(STORE.get(STORE_PACKAGE + ".BatchWrite").getDirectDependenciesToSelf())
        .extracting(dependency -> dependency.getOriginClass().getSimpleName())
        .allMatch(name -> name.contains("Import") || name.equals("BatchWrite"));
  }

  @Test
  void noRoleMayScanOrDeleteATable() {
    for (String role : List.of("ReaderRole", "WriterRole")) {
      for (JsonNode statement : TEMPLATE.statements(role)) {
        assertThat(Template.texts(statement.path("Action")))
            .filteredOn(action -> action.startsWith("dynamodb:"))
            .allMatch(action -> READS.contains(action) || WRITES.contains(action));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReaderRole", "WriterRole"})
  void everyIndexCanBeQueried(String role) {
    for (var table : new Tables("SessionTable", "AccessKeyTable").definitions()) {
      Stream.concat(
              table.localSecondaryIndexes().stream().map(index -> index.indexName()),
              table.globalSecondaryIndexes().stream().map(index -> index.indexName()))
          .forEach(index ->
              assertThat(actions(role, table(table.tableName()) + "/index/" + index))
                  .containsExactly("dynamodb:Query"));
    }
  }

  @Test
  void eachFunctionHasItsOwnRole() {
    assertThat(Template.texts(TEMPLATE.properties(Route.READER).path("Role")))
        .containsExactly("ReaderRole.Arn");
    assertThat(Template.texts(TEMPLATE.properties(Route.WRITER).path("Role")))
        .containsExactly("WriterRole.Arn");
    assertThat(TEMPLATE.ofType("AWS::Serverless::Function"))
        .containsOnlyKeys(Route.READER, Route.WRITER);
  }

  @Test
  void everyRoleIsForOneService() {
    TEMPLATE
        .ofType("AWS::IAM::Role")
        .forEach((name, role) ->
            assertThat(role.findValues("Principal"))
                .as(name)
                .hasSize(1)
                .allMatch(principal -> principal.path("Service").isTextual()));
  }

  @Test
  void noStatementHasAWildcardOrANegation() {
    List<JsonNode> statements = TEMPLATE.root().findParents("Effect");
    assertThat(statements).hasSizeGreaterThan(8);
    for (JsonNode statement : statements) {
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
      assertThat(statement.has("NotAction") || statement.has("NotResource")).isFalse();
      assertThat(Template.texts(statement.path("Action"))).isNotEmpty().noneMatch(RolesTest::wild);
      assertThat(statement.path("Resource").toString()).doesNotContain("*");
    }
  }

  /// What the store's classes do to items, excluding the operator's import.
  private static Set<String> writes(Predicate<JavaClass> which) {
    return STORE.stream()
        .filter(RolesTest::isOfTheFunction)
        .filter(which)
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .flatMap(RolesTest::action)
        .filter(action -> !READS.contains(action))
        .collect(Collectors.toSet());
  }

  private static boolean isOfTheFunction(JavaClass type) {
    return !type.getSimpleName().contains("Import") && !OF_OPERATORS.contains(type.getSimpleName());
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }

  /// Every method of the client is an action; a transaction counts as its parts.
  private static Stream<String> action(JavaMethodCall call) {
    JavaClass target = call.getTargetOwner();
    String method = call.getName();
    if (target.isEquivalentTo(DynamoDbClient.class)) {
      return NO_ACTIONS.contains(method)
          ? Stream.empty()
          : Stream.of(
              "dynamodb:" + method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1));
    }
    return PARTS.entrySet().stream()
        .filter(part -> target.isEquivalentTo(part.getKey()) && method.equals("builder"))
        .map(Map.Entry::getValue);
  }

  private static String table(String name) {
    return TABLES + "${" + name + "}";
  }

  private static boolean isOurTableOrItsIndex(String subject) {
    return Stream.of("SessionTable", "AccessKeyTable")
        .flatMap(own -> Stream.of(own, own + "InUse", own + "Before"))
        .map(RolesTest::table)
        .anyMatch(ours -> subject.equals(ours) || subject.startsWith(ours + "/index/"));
  }

  private static boolean wild(String text) {
    return text.contains("*");
  }

  /// What a role may do with a resource.
  private static List<String> actions(String role, String subject) {
    List<String> actions = new ArrayList<>();
    for (JsonNode statement : TEMPLATE.statements(role)) {
      if (Template.subjects(statement).contains(subject)) {
        actions.addAll(Template.texts(statement.path("Action")));
      }
    }
    return actions.stream().distinct().toList();
  }
}
