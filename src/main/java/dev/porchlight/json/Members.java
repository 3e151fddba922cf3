package dev.porchlight.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.json.MemberException.Kind;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A JSON object, read member by member. A member that is null counts as absent. If a member is not
/// what a method returns, the method throws a [MemberException] that names it.
public final class Members {
  /// The latest time that a member can tell.
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final JsonNode object;
  private final String at;
  private final MemberRules rules;
  private final Set<String> unread = new LinkedHashSet<>();

  private Members(JsonNode object, String at, MemberRules rules) {
    this.object = object;
    this.at = at;
    this.rules = rules;
    object.fieldNames().forEachRemaining(unread::add);
  }

  /// What `bind` makes of the JSON object in `json`; a blank text is an object without members.
  ///
  /// @throws MemberException if `json` is anything but one JSON object without duplicate names, or
  ///   `bind` leaves a member unread although the rules forbid it
  public static <T> T bind(String json, MemberRules rules, Function<Members, T> bind) {
    return bind(StrictJson.parse(json), rules, bind);
  }

  /// What `bind` makes of JSON that has been parsed.
  ///
  /// @throws MemberException if `json` is not an object, or `bind` leaves a member unread although
  ///   the rules forbid it
  public static <T> T bind(JsonNode json, MemberRules rules, Function<Members, T> bind) {
    return bind("", json, rules, bind);
  }

  /// A text that must be there, and not be empty.
  public String text(String name) {
    return take(name).text();
  }

  /// A text that may be absent, or empty.
  public @Nullable String textOrNull(String name) {
    return take(name).textOrNull();
  }

  /// A text that may be absent, but not empty.
  public @Nullable String filledTextOrNull(String name) {
    return take(name).filledTextOrNull();
  }

  /// A text that must be there, and that `fits`, which accepts well-formed text only.
  public <T> T id(String name, Predicate<String> fits, Function<String, T> make) {
    return take(name).id(fits, make);
  }

  /// A text that may be absent, but must otherwise [fit][#id].
  public <T> @Nullable T idOrNull(String name, Predicate<String> fits, Function<String, T> make) {
    Member member = take(name);
    return member.value() == null ? null : member.id(fits, make);
  }

  /// An ISO 8601 time in UTC, from 1970 to 9999, that must be there; to the millisecond.
  public Instant instant(String name) {
    return take(name).instant();
  }

  /// An [instant][#instant] that may be absent.
  public @Nullable Instant instantOrNull(String name) {
    return take(name).instantOrNull();
  }

  /// An IP address that may be absent.
  public @Nullable InetAddress addressOrNull(String name) {
    return take(name).addressOrNull();
  }

  /// A whole number of 32 bits that may be absent. JSON knows no difference between 60 and 60.0.
  public @Nullable Integer integerOrNull(String name) {
    return take(name).integerOrNull();
  }

  /// Whether the member is there and false.
  public boolean isFalse(String name) {
    return take(name).isFalse();
  }

  /// The texts of an array that must be there.
  public List<String> texts(String name) {
    Member member = take(name);
    member.require();
    return member.texts();
  }

  /// The texts of an array; none if it is absent.
  public List<String> textsIfAny(String name) {
    return take(name).texts();
  }

  /// The texts of an object by their names; none if it is absent.
  public Map<String, String> textsByName(String name) {
    return take(name).textsByName();
  }

  /// What `bind` makes of the objects of an array; nothing if it is absent.
  public <T> List<T> objects(String name, Function<Members, T> bind) {
    List<T> bound = new ArrayList<>();
    for (JsonNode element : take(name).elements()) {
      bound.add(bind(at + name + "[" + bound.size() + "]", element, rules, bind));
    }
    return bound;
  }

  /// What `bind` makes of an object that may be absent.
  public <T> @Nullable T objectOrNull(String name, Function<Members, T> bind) {
    JsonNode value = take(name).value();
    return value == null ? null : bind(at + name, value, rules, bind);
  }

  /// The full names of the members that nobody has read so far, in their order.
  public List<String> unread() {
    return unread.stream().map(name -> at + name).toList();
  }

  /// The error that a member is not what it should be.
  public MemberException malformed(String name) {
    return malformed(name, "malformed");
  }

  /// The error that a member is not what it should be.
  ///
  /// @param reason for people; never what was sent
  public MemberException malformed(String name, String reason) {
    return new MemberException(at + name, Kind.MALFORMED, reason);
  }

  /// The error that a member is larger than its limit.
  ///
  /// @param reason for people
  public MemberException tooLarge(String name, String reason) {
    return new MemberException(at + name, Kind.TOO_LARGE, reason);
  }

  private static <T> T bind(
      String name, JsonNode json, MemberRules rules, Function<Members, T> bind) {
    if (!json.isObject()) {
      throw new MemberException(name, Kind.NOT_AN_OBJECT, "not a JSON object");
    }
    Members members = new Members(json, name.isEmpty() ? "" : name + ".", rules);
    T bound = bind.apply(members);
    if (rules.refusesUnread() && !members.unread.isEmpty()) {
      throw new MemberException(members.unread().getFirst(), Kind.UNKNOWN, "unknown field");
    }
    return bound;
  }

  private Member take(String name) {
    unread.remove(name);
    JsonNode value = object.get(name);
    return new Member(at + name, value == null || value.isNull() ? null : value, rules);
  }
}
