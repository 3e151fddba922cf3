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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A JSON object, read member by member. A member that is null counts as absent. If a member is not
/// what a method is meant to return, the method throws a [MemberException] that names it.
public final class Members {
  /// The latest time that a member can hold.
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

  /// The result of `bind` for the JSON object in `json`; a blank text counts as an empty object.
  ///
  /// @throws MemberException if `json` is anything but one JSON object without duplicate names, or
  ///   `bind` leaves a member unread although the rules forbid it
  public static <T> T bind(String json, MemberRules rules, Function<Members, T> bind) {
    return bind(StrictJson.parse(json), rules, bind);
  }

  /// The result of `bind` for JSON that has been parsed.
  ///
  /// @throws MemberException if `json` is not an object, or `bind` leaves a member unread although
  ///   the rules forbid it
  public static <T> T bind(JsonNode json, MemberRules rules, Function<Members, T> bind) {
    return bind("", json, rules, bind);
  }

  /// A required text that is not empty.
  public String text(String name) {
    return take(name).text();
  }

  /// An optional text that may be empty.
  public @Nullable String textOrNull(String name) {
    return take(name).textOrNull();
  }

  /// An optional text that is not empty.
  public @Nullable String filledTextOrNull(String name) {
    return take(name).filledTextOrNull();
  }

  /// A required text that `fits`, which accepts only well-formed text.
  public <T> T id(String name, Predicate<String> fits, Function<String, T> make) {
    return take(name).id(fits, make);
  }

  /// An optional text that must [fit][#id] if it is present.
  public <T> @Nullable T idOrNull(String name, Predicate<String> fits, Function<String, T> make) {
    Member member = take(name);
    return member.value() == null ? null : member.id(fits, make);
  }

  /// The same, except that null does not count as absent: it is malformed.
  public <T> @Nullable T idUnlessAbsent(
      String name, Predicate<String> fits, Function<String, T> make) {
    return object.has(name) ? take(name).id(fits, make) : null;
  }

  /// A required ISO 8601 time in UTC, from 1970 to 9999, to the millisecond.
  public Instant instant(String name) {
    return take(name).instant();
  }

  /// An optional [instant][#instant].
  public @Nullable Instant instantOrNull(String name) {
    return take(name).instantOrNull();
  }

  /// An optional IP address.
  public @Nullable InetAddress addressOrNull(String name) {
    return take(name).addressOrNull();
  }

  /// An optional 32-bit integer. JSON does not distinguish 60 from 60.0.
  public @Nullable Integer integerOrNull(String name) {
    return take(name).integerOrNull();
  }

  /// An optional boolean.
  public @Nullable Boolean booleanOrNull(String name) {
    return take(name).booleanOrNull();
  }

  /// The texts of a required array.
  public List<String> texts(String name) {
    Member member = take(name);
    member.require();
    return member.texts();
  }

  /// The texts of an optional array; empty if it is absent.
  public List<String> textsIfAny(String name) {
    return take(name).texts();
  }

  /// Those elements of an optional array that are texts; empty if it is absent.
  ///
  /// @param unreadable gets the error of every other element
  public List<String> texts(String name, Consumer<MemberException> unreadable) {
    List<String> texts = new ArrayList<>();
    each(name, unreadable, (at, element) -> texts.add(new Member(at, element, rules).text()));
    return texts;
  }

  /// The texts of an optional object by name; empty if it is absent.
  public Map<String, String> textsByName(String name) {
    return take(name).textsByName();
  }

  /// The results of `bind` for the objects of an optional array; empty if it is absent.
  public <T> List<T> objects(String name, Function<Members, T> bind) {
    List<T> bound = new ArrayList<>();
    for (JsonNode element : take(name).elements()) {
      bound.add(bind(at + name + "[" + bound.size() + "]", element, rules, bind));
    }
    return bound;
  }

  /// The results of `bind` for those elements of an optional array that it can read; empty if the
  /// array is absent.
  ///
  /// @param unreadable gets the error of every other element
  public <T> List<T> objects(
      String name, Function<Members, T> bind, Consumer<MemberException> unreadable) {
    List<T> bound = new ArrayList<>();
    each(name, unreadable, (at, element) -> bound.add(bind(at, element, rules, bind)));
    return bound;
  }

  /// The result of `bind` for an optional object; null if it is absent.
  public <T> @Nullable T objectOrNull(String name, Function<Members, T> bind) {
    JsonNode value = take(name).value();
    return value == null ? null : bind(at + name, value, rules, bind);
  }

  /// The full paths of the members that have not been read so far, in order.
  public List<String> unread() {
    return unread.stream().map(name -> at + name).toList();
  }

  /// The error for a member whose value is not allowed.
  public MemberException malformed(String name) {
    return malformed(name, "malformed");
  }

  /// The error for a member whose value is not allowed.
  ///
  /// @param reason for people; never the value itself
  public MemberException malformed(String name, String reason) {
    return new MemberException(at + name, Kind.MALFORMED, reason);
  }

  /// The error for a member that exceeds its limit.
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

  private void each(
      String name, Consumer<MemberException> unreadable, BiConsumer<String, JsonNode> read) {
    int index = 0;
    for (JsonNode element : take(name).elements()) {
      try {
        read.accept(at + name + "[" + index++ + "]", element);
      } catch (MemberException e) {
        unreadable.accept(e);
      }
    }
  }

  private Member take(String name) {
    unread.remove(name);
    JsonNode value = object.get(name);
    return new Member(at + name, value == null || value.isNull() ? null : value, rules);
  }
}
