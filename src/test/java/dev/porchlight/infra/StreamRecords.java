package dev.porchlight.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.porchlight.workbench.local.DynamoDbLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The records of a table's stream in DynamoDB Local, in the JSON that a pipe receives.
final class StreamRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StreamRecords() {}

  static void enable(DynamoDbLocal store, String table) {
    store
        .client()
        .updateTable(change ->
            change
                .tableName(table)
                .streamSpecification(stream ->
                    stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
  }

  /// All records written so far, in order.
  static List<JsonNode> of(DynamoDbLocal store, String table) {
    String stream = store.client().describeTable(t -> t.tableName(table)).table().latestStreamArn();
    List<JsonNode> records = new ArrayList<>();
    try (DynamoDbStreamsClient client = client(store)) {
      for (Shard shard :
          client.describeStream(s -> s.streamArn(stream)).streamDescription().shards()) {
        read(client, stream, shard.shardId(), records);
      }
    }
    return records;
  }

  private static void read(
      DynamoDbStreamsClient client, String stream, String shard, List<JsonNode> records) {
    String iterator =
        client
            .getShardIterator(i ->
                i.streamArn(stream)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    while (iterator != null) {
      String at = iterator;
      var page = client.getRecords(r -> r.shardIterator(at));
      page.records().forEach(found -> records.add(json(found)));
      iterator = page.records().isEmpty() ? null : page.nextShardIterator();
    }
  }

  private static JsonNode json(Record found) {
    ObjectNode json = JSON.createObjectNode().put("eventID", found.eventID());
    json.put("eventName", found.eventNameAsString()).put("eventSource", "aws:dynamodb");
    ObjectNode change = json.putObject("dynamodb");
    change.set("Keys", attributes(found.dynamodb().keys()));
    if (found.dynamodb().hasNewImage()) {
      change.set("NewImage", attributes(found.dynamodb().newImage()));
    }
    if (found.dynamodb().hasOldImage()) {
      change.set("OldImage", attributes(found.dynamodb().oldImage()));
    }
    return json.put("eventVersion", "1.1");
  }

  private static ObjectNode attributes(Map<String, AttributeValue> attributes) {
    ObjectNode json = JSON.createObjectNode();
    attributes.forEach((name, value) -> json.set(name, json(value)));
    return json;
  }

  private static JsonNode json(AttributeValue value) {
    ObjectNode json = JSON.createObjectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case SS -> value.ss().forEach(json.putArray("SS")::add);
      case M -> json.set("M", attributes(value.m()));
      case L -> {
        ArrayNode list = json.putArray("L");
        value.l().forEach(element -> list.add(json(element)));
      }
      default -> throw new IllegalStateException("none of our tables has " + value);
    }
    return json;
  }

  private static DynamoDbStreamsClient client(DynamoDbLocal store) {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(store.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
